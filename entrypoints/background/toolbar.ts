import { browser } from 'wxt/browser';
import { attentionOf, type AttentionFacts } from './attention';

const COLOUR = '#b3261e';

/** Shows on the toolbar's button whether something needs a person. */
export async function showAttention(facts: AttentionFacts): Promise<void> {
  const { text, title } = attentionOf(facts);
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: COLOUR }),
    browser.action.setTitle({ title }),
  ]);
}
