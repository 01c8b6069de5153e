import { importRules, ruleFor, type ImportRule } from '@/lib/domain/automatic-import';
import { deviceKindName, deviceKinds, type DeviceKind } from '@/lib/domain/device';
import type { Settings } from '@/lib/domain/settings';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { SelectField } from './select-field';

interface ImportRulesProps {
  readonly settings: Settings;
  readonly change: App['settings']['change'];
}

/** What becomes of new devices, type by type, while automatic import is on. */
export function ImportRules({ settings, change }: ImportRulesProps) {
  const choose = (kind: DeviceKind, name: string) => {
    const rule = importRules.find((one) => one === name);
    if (rule) void change('importRules', { ...settings.importRules, [kind]: rule });
  };
  return (
    <details class="import-rules">
      <summary>{say('devices.rulesSummary')}</summary>
      <p class="soft">
        {say(settings.importNewAutomatically ? 'devices.rulesOn' : 'devices.rulesOff')}
      </p>
      <fieldset class="rule-grid">
        <legend class="said-only">{say('devices.rulesTitle')}</legend>
        {deviceKinds.map((kind) => (
          <SelectField
            key={kind}
            id={`rule-${kind}`}
            label={deviceKindName(kind)}
            value={ruleFor(settings, kind)}
            onChange={(name) => choose(kind, name)}
          >
            {importRules.map((rule) => (
              <option key={rule} value={rule}>
                {say(ruleNames[rule])}
              </option>
            ))}
          </SelectField>
        ))}
      </fieldset>
    </details>
  );
}

const ruleNames = {
  import: 'devices.ruleImport',
  review: 'devices.ruleReview',
  ignore: 'devices.ruleIgnore',
} as const satisfies Record<ImportRule, string>;
