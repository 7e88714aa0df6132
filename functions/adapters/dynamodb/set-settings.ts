import type { SettingsPatch } from '../../core/settings/settings.ts';
import { STATE } from './agent-state.ts';
import type { UpdateBuilder } from './update-expression.ts';

/** Replaces what the agent sets, if nobody has changed it since revision `seen`. */
export function setSettings(update: UpdateBuilder, settings: SettingsPatch, seen: number): void {
  update.set(STATE.settings, update.value(settings));
  update.set(STATE.settingsRevision, update.value(seen + 1));
  update.requireNumber(STATE.settingsRevision, seen);
}
