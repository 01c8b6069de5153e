import { parseArgs } from 'node:util';
import { chromiumArgs, startSandbox, type Sandbox } from './sandbox.ts';
import { SIZES, type SizeName } from './world/directory.ts';

const USAGE = `node tests/sandbox/main.ts [--size small|medium|large] [--today yyyy-mm-dd]
  [--port n] [--http-port n] [--control-port n] [--quota n]   (requests in five minutes, 500 where left out)`;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    today: { type: 'string' },
    port: { type: 'string', default: '0' },
    'http-port': { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    quota: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const isSize = (name: string): name is SizeName => Object.hasOwn(SIZES, name);

if (values.help || !isSize(values.size)) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  const sandbox = await startSandbox({
    size: values.size,
    ...(values.today !== undefined && { today: values.today }),
    ...(values.quota !== undefined && { quota: { limit: Number(values.quota) } }),
    ports: {
      https: Number(values.port),
      http: Number(values['http-port']),
      control: Number(values['control-port']),
    },
  });
  console.log(describe(sandbox));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void sandbox.stop();
    });
  }
}

function describe(sandbox: Sandbox): string {
  const { clientId, clientSecret } = sandbox.keys.get('full');
  const { world } = sandbox;
  return `ConnectWise stand-in, today is ${world.today}: ${world.companies.length} companies, ${world.fleet.count} devices

  HTTPS    127.0.0.1:${sandbox.httpsPort}   (API and portal, by host name)
  HTTP     ${sandbox.httpOrigin}   (API)
  control  ${sandbox.controlOrigin}   (GET / lists what it can do)

  Client ID      ${clientId}
  Client secret  ${clientSecret}

A browser that finds it:
  chromium ${chromiumArgs(sandbox)
    .map((part) => `'${part}'`)
    .join(' ')} --user-data-dir=/tmp/sandbox-profile \\
    ${sandbox.portalOrigin}/QADashB/QuickAccess/NewDesktops
`;
}
