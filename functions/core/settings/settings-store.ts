import type { Scope } from '../scope.ts';
import type { SettingsPatch } from './settings.ts';

/** What an agent sets differently from the deployment. */
export interface SettingsStore {
  /** Puts the patch over what is set and answers all of it; of two at once neither is lost. */
  readonly change: (scope: Scope, patch: SettingsPatch) => Promise<SettingsPatch>;
}
