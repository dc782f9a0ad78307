import type { Page } from 'playwright-core';

/** A state of the page that looks different from the others. */
export interface Place {
  /** What follows the language in the address. */
  readonly at: string;
  /** What only this state shows, once it is there. */
  readonly shows: string;
  /** What has to be done in the page to come there. */
  readonly act?: (page: Page) => Promise<void>;
  /** A window on which there is no such state. */
  readonly not?: 'wide' | 'narrow';
}

const place = (at: string, shows: string): Place => ({ at, shows });

/** A dialog that a button of the header opens, over a lab. */
const dialog = (tool: string, lab = 'train', shows = 'dialog[open] h2'): Place => ({
  at: lab,
  shows,
  act: (page) => page.locator(`header.top [data-tool="${tool}"]`).click(),
});

export const PLACES: Readonly<Record<string, Place>> = {
  notes: place('notes', 'article[data-note="004"] [data-topic]'),
  'notes, all slips': place('notes?slips=1', '[data-slip="loss-not-sent"]'),
  'notes, all topics': place('notes?topics=1', '[data-topic="why-nonlinear"]'),
  train: place('train', '[data-part="network"] [data-tile]'),
  'train, instant': place('train?mode=instant', '.seg button:nth-child(2)[aria-pressed="true"]'),
  'train, compared': place('train?compare=l2,dropout', '[data-variant="3"] dl'),
  'train, a pinned weight': {
    at: 'train',
    shows: '[data-part="weight"] ol li',
    act: async (page) => {
      await page.locator('[data-layer="a"] [data-tile]').nth(3).click();
      await page.locator('.inspector [role="row"] button').first().click();
    },
  },
  'train, its data and settings': { ...place('train?tab=data', '[data-part="data"]'), not: 'wide' },
  'train, its settings': { ...place('train?tab=settings', '[data-part="settings"]'), not: 'wide' },
  'train, its output': { ...place('train?tab=output', '[data-tour="map"]'), not: 'wide' },
  'train, locked by a teacher': place(
    'train?optimizer.lr=0.03&lock=data,optimizer.lr&ask=Find%20it',
    '[data-setting="data.name"] button:disabled, .work.narrow',
  ),
  backprop: place('backprop?preset=2-2-2&step=13', '[data-step-id="g:w5"]'),
  'backprop, practice': place(
    'backprop?preset=2-2-2&step=13&practice=1',
    '[data-step-id="g:w5"] input',
  ),
  'backprop, expression': place('backprop?preset=square', '[data-step-id="f:t"]'),
  'backprop, a drill': place('backprop?drill=1&level=2', 'section.drill'),
  'backprop, own network': place('backprop?preset=own', '[data-step-id="f:z1"]'),
  'backprop, worksheet': place('backprop?sheet=1&seed=3', '[data-sheet="3"]'),
  descent: place('descent?preset=race', '[data-part="play"] ~ * table'),
  'descent, fish cakes': place('descent?preset=fish-cake', '[data-part="play"] ~ * table'),
  'descent, many starts': place('descent?preset=local-minima', '[data-part="play"] ~ * table'),
  vanishing: place('vanishing?preset=sigmoid-depth', '[data-tour="strip"] canvas'),
  'vanishing, activations': place('vanishing?preset=activations', '[data-tour="strip"] canvas'),
  digits: place('digits', '[data-proof="none"]'),
  'a card of a tour': place('notes?tour=2&card=2', '[data-tour-card="2"]'),
  'the help': dialog('help'),
  'the runs': dialog('myRuns'),
  'the code': dialog('code'),
  'the share dialog': dialog('share'),
  'the projector mode': {
    at: 'train',
    shows: '.projector [data-tile]',
    act: (page) => page.locator('header.top [data-tool="projector"]').click(),
    not: 'narrow',
  },
  'the menu of a phone': {
    at: 'notes',
    shows: '#labs.open a',
    act: (page) => page.locator('button.menu').click(),
    not: 'wide',
  },
};

export const LANGUAGES = ['ko', 'en'] as const;
