/** The embedded DynamoDB on the folder that is named, in a process of its own: tells its URL, and ends when told to. */
import { startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';

const { url, close } = await startEmbeddedDynamodb(process.argv[2], console.log);

process.on('message', () => void close().then(() => process.exit(0)));
process.send?.({ url });
