import { say } from '@/lib/text/say';
import { Phrase } from './phrase';
import { ScopeList } from './scope-list';

/** Where a key is made, and how its secret is kept. */
export const KeyGuide = () => (
  <div class="guide">
    <details>
      <summary>{say('connection.howToMakeKey')}</summary>
      <ol>
        <li>
          <Phrase
            text="connection.openApiAccess"
            integrations={<b>{say('connection.integrations')}</b>}
            apiAccess={<b>{say('connection.apiAccess')}</b>}
          />
        </li>
        <li>
          <Phrase
            text="connection.generate"
            generate={<b>{say('connection.generateApiAccess')}</b>}
          />
        </li>
        <li>{say('connection.copyBoth')}</li>
      </ol>
      <ScopeList />
    </details>
    <details>
      <summary>{say('connection.howSecretIsKept')}</summary>
      <p>{say('connection.secretProtection')}</p>
      <p>{say('connection.secretLimits')}</p>
    </details>
  </div>
);
