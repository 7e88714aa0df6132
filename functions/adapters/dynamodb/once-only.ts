import { randomInt } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { UpdateBuilder } from './update-expression.ts';

/** What a write leaves in the item, so that a repetition of it can be told: numbers rise under one attribute. */
export interface WriteMark {
  readonly attribute: string;
  readonly number: number;
}

/** A write of which no reply says whether it was carried out; it counts once or not at all. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';

  constructor(cause: unknown) {
    super('Whether a write was carried out is not known.', { cause });
  }
}

/** Sends an update that adds to numbers, so that it is carried out once, however often it is sent. */
export type SendOnce = (toCommand: (mark: WriteMark) => UpdateCommand) => Promise<void>;

/**
 * Marks the writes of this instance. One attribute of some eight bytes stays in the item for each instance that wrote
 * it (for each write under way at once, to be exact), because only the instance's own next write may replace its mark:
 * one that is shared would forget a write before its repetition comes.
 */
export function makeSendOnce(client: DynamoDBDocumentClient, draw = drawAttribute): SendOnce {
  const idle: WriteMark[] = [];
  const sendMarked = async (toCommand: (mark: WriteMark) => UpdateCommand, mark: WriteMark) => {
    const command = toCommand(mark);
    const unanswered = watchUnanswered(command);
    try {
      await client.send(command);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return unanswered();
      throw unanswered() ? new OutcomeUnknown(error) : error;
    }
  };
  return async (toCommand) => {
    let mark = idle.pop() ?? newMark(draw);
    try {
      // Refused at once, the attribute is another instance's, whose numbers are higher: once in 46,656.
      while (!(await sendMarked(toCommand, mark))) mark = newMark(draw);
    } finally {
      idle.push({ ...mark, number: mark.number + 1 });
    }
  };
}

/** Makes the update leave the mark, and hold only where it has not been there. */
export function markInto(update: UpdateBuilder, { attribute, number }: WriteMark): void {
  const name = update.name(attribute);
  update.set(attribute, update.value(number));
  update.require(`(attribute_not_exists(${name}) OR ${name} < ${update.value(number)})`);
}

/** Starts with a character that no other attribute of a counting item starts with. */
const PREFIX = '~';
const ATTRIBUTES = 36 ** 3;

function drawAttribute(): string {
  return PREFIX + randomInt(ATTRIBUTES).toString(36);
}

function newMark(draw: () => string): WriteMark {
  return { attribute: draw(), number: 1 };
}

/** Says whether an attempt so far ended without an answer of DynamoDB's that it was refused. */
function watchUnanswered(command: UpdateCommand): () => boolean {
  let isUnanswered = false;
  command.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        isUnanswered ||= !isRefusal(error);
        throw error;
      }
    },
    // Within the SDK's own retries; the document client adds what a command has twice.
    { step: 'finalizeRequest', priority: 'low', name: 'watchUnanswered', override: true },
  );
  return () => isUnanswered;
}

/** A reply with a status from 400 to 499: DynamoDB did nothing. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error && '$metadata' in error)) return false;
  const { $metadata: metadata } = error;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return false;
  const status = Number(metadata.httpStatusCode);
  return status >= 400 && status < 500;
}
