import type { MappingProposal, MappingTarget } from '@/lib/domain/company-matching';
import { displayText } from '@/lib/domain/display-text';
import type { CompanyRow } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { sameTarget } from '@/lib/state/mapping-draft';
import { isOpen } from '@/lib/state/mapping-proposals';
import { say } from '@/lib/text/say';
import { Button } from './button';

interface CompanyProposalsProps {
  readonly model: App['mapping'];
  readonly row: CompanyRow;
  /** What is chosen and not saved yet. */
  readonly target: MappingTarget | undefined;
  /** Those that are open. */
  readonly proposals: readonly MappingProposal[];
}

/** Why a choice was made, or which ones are open: each with its reason, to be accepted one by one. */
export function CompanyProposals({ model, row, target, proposals }: CompanyProposalsProps) {
  if (target) {
    const all = model.proposals.value.get(row.id) ?? [];
    const taken = isOpen(row) && all.find((one) => sameTarget(one.target, target));
    return taken ? <span class="soft">{reasonOf(taken)}</span> : null;
  }
  if (proposals.length === 0) return null;
  return (
    <ul class="proposals" aria-label={say('companies.proposals', { name: displayText(row.name) })}>
      {proposals.map((proposal, index) => (
        <Proposal key={index} model={model} row={row} proposal={proposal} />
      ))}
    </ul>
  );
}

interface ProposalProps extends Pick<CompanyProposalsProps, 'model' | 'row'> {
  readonly proposal: MappingProposal;
}

function Proposal({ model, row, proposal }: ProposalProps) {
  const client = clientNameOf(model, proposal.target);
  return (
    <li class="proposal">
      <span>
        <b>{client ? say('companies.proposed', { client }) : say('companies.proposedCreate')}</b>{' '}
        <span class="soft">{reasonOf(proposal)}</span>
      </span>
      <Button
        kind="quiet"
        name={say('companies.accept', {
          client: client ?? displayText(row.name),
          company: displayText(row.name),
        })}
        onClick={() => model.choose(row, proposal.target)}
      >
        {say('companies.acceptShort')}
      </Button>
    </li>
  );
}

/** Absent for a client that is only to be made. */
function clientNameOf(model: App['mapping'], target: MappingTarget): string | undefined {
  if (target.kind !== 'client') return undefined;
  const { clients } = model.listing.value;
  const found = clients.find(({ id }) => id === target.clientId);
  return found && displayText(found.name, 60);
}

function reasonOf({ by, isCertain, likeness = 0, externalId = '' }: MappingProposal): string {
  switch (by) {
    case 'external-id':
      return unique(say('companies.byExternalId', { id: displayText(externalId, 40) }), isCertain);
    case 'exact':
      return unique(say('companies.byExactName'), isCertain);
    case 'normalised':
      return unique(say('companies.byNormalisedName'), isCertain);
    case 'similar':
      return say('companies.bySimilarName', { percent: Math.round(likeness * 100) });
    case 'new':
      return isCertain ? say('companies.byNewClient') : say('companies.sharedName');
  }
}

const unique = (reason: string, isCertain: boolean): string =>
  isCertain ? reason : say('companies.sameNameTwice', { reason });
