import { companyNumbersIn, joinIds, regIdsIn, uuidsIn, type IdEvidence } from './ids-in-text';

const LONGEST_ADDRESS = 8000;
const DEEPEST_ENCODING = 5;

/**
 * What an address says of a device, in path, query, hash or the hash's `asio_route`. The hash of the portal is no valid
 * query and its parts are encoded once, twice or not at all, so the whole is decoded and searched as text.
 */
export function addressEvidence(href: string): IdEvidence {
  const text = decodedFully(href.slice(0, LONGEST_ADDRESS));
  const route = /asio_route=(.*)/is.exec(text)?.[1] ?? '';
  return joinIds(
    [route, text].map((part) => ({
      ids: uuidsIn(part),
      regIds: regIdsIn(part),
      companyNumbers: companyNumbersIn(part),
    })),
  );
}

/** Whether it names nothing that could be a device; a company's number alone does not. */
export const isEmpty = ({ ids, regIds }: IdEvidence): boolean =>
  ids.length === 0 && regIds.length === 0;

function decodedFully(text: string): string {
  let reading = text;
  for (let depth = 0; depth < DEEPEST_ENCODING; depth += 1) {
    const next = decodedOnce(reading);
    if (next === reading) break;
    reading = next;
  }
  return reading;
}

/** Decodes what can be decoded and leaves the rest as it stands. */
const decodedOnce = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded.replace(/%([2-7][0-9a-f])/gi, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
    }
  });
