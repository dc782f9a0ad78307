import slips from '@bp/course/slips.json';
import topics from '@bp/course/topics.json';
import schema from '@bp/course/tour.schema.json';
import first from '@bp/course/tours/1.json';
import second from '@bp/course/tours/2.json';
import third from '@bp/course/tours/3.json';
import fourth from '@bp/course/tours/4.json';
import fifth from '@bp/course/tours/5.json';
import tries from '@bp/course/tries.json';
import { describe, expect, it } from 'vitest';
import { type Schema, schemaProblems } from './schema-problems';
import { synonymsIn } from './synonyms';

const tours = [first, second, third, fourth, fifth];
const prose = (text: string) => text.replace(/\$[^$]*\$/g, '');

describe('the tours', () => {
  it('are as their schema says, one for each note', () => {
    for (const tour of tours) expect(schemaProblems(tour, schema as Schema)).toEqual([]);
    expect(tours.map(({ note }) => note)).toEqual(['000', '001', '002', '003', '004']);
  });

  it('are short enough to be followed', () => {
    for (const { cards, note } of tours) {
      expect(cards.length, note).toBeGreaterThanOrEqual(5);
      expect(cards.length, note).toBeLessThanOrEqual(8);
      for (const { text, objective } of cards) {
        expect(prose(text.ko).length + prose(objective.ko).length, text.ko).toBeLessThan(190);
      }
    }
  });

  it('name an objective on every card and a usual mistake on some', () => {
    for (const { cards } of tours) {
      expect(cards.every(({ objective }) => objective.ko !== '' && objective.en !== '')).toBe(true);
      expect(cards.filter((card) => 'mistake' in card).length).toBeGreaterThan(1);
    }
  });

  it('speak both languages', () => {
    for (const { cards } of tours) {
      for (const card of cards) {
        const texts = [
          card.text,
          card.objective,
          ...('mistake' in card && card.mistake ? [card.mistake] : []),
        ];
        for (const { ko, en } of texts) {
          expect(prose(ko)).toMatch(/[가-힣]/);
          expect(prose(en)).not.toMatch(/[가-힣]/);
          expect(ko.split('$').length % 2, ko).toBe(1);
          expect(en.split('$').length % 2, en).toBe(1);
        }
      }
    }
  });
});

it('Korean texts of tours, tries, topics and corrections use the terms of the glossary', () => {
  const own = [
    ...tours.flatMap(({ cards }) => cards.flatMap(({ text, objective }) => [text, objective])),
    ...tries.map(({ text }) => text),
    ...topics.map(({ name }) => name),
    ...slips.map(({ right }) => right),
  ];
  const found: string[] = [];
  for (const { ko } of own) {
    // what is quoted is the note's
    found.push(...synonymsIn(prose(ko).replace(/‘[^’]*’/g, '')).map((one) => `${one}: ${ko}`));
  }
  expect(found).toEqual([]);
});
