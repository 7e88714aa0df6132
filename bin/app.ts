import { makeApp } from '../lib/make-app.ts';
import { SettingsError } from '../lib/settings.ts';

try {
  makeApp().synth();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}
