import { ScopeList } from './scope-list';

/** Where a key is made, and how its secret is kept. */
export const KeyGuide = () => (
  <div class="guide">
    <details>
      <summary>How to make the key</summary>
      <ol>
        <li>
          In ConnectWise, open <b>Integrations</b>, then <b>API Access</b>.
        </li>
        <li>
          Choose <b>Generate API Access</b>, name it Shelflife, and tick the scopes below.
        </li>
        <li>Copy the ID and the secret here. ConnectWise shows the secret only once.</li>
      </ol>
      <ScopeList />
    </details>
    <details>
      <summary>How the secret is kept</summary>
      <p>
        Encrypted in this browser, under a key that cannot be read out. That keeps it from web
        pages, from other extensions and from a synchronised profile.
      </p>
      <p>
        It does not keep it from malware on this computer, or from someone who can open your browser
        profile: they could use it as Shelflife does. Use a key of its own, and regenerate it in
        ConnectWise if the computer is lost.
      </p>
    </details>
  </div>
);
