import { defineClaims, type Fact } from 'gradreel/lesson';
import type { Parameters } from './lesson.ts';
import {
  answersAt,
  hiddenValues,
  meanLoss,
  networkAt,
  numbersOf,
  pointsOf,
  probabilities,
} from './plain-network.ts';
import { apart, onOneSpot, randomTable, threeApart } from './tried-tables.ts';

type Given = Fact<Parameters>;

const said = ({ said }: Given, place = 0) => said[place]?.number as number;
const near = (a: number, b: number, tolerance = 1e-9) =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** The neurons that the followed point switches on at an epoch. */
const on = (given: Given, epoch: number) =>
  hiddenValues(networkAt(given, epoch), given.list('sample.x')).filter((h) => h > 0).length;

/** Points that are right at an epoch. */
const right = (given: Given, epoch: number) =>
  answersAt(given, epoch).filter(({ isRight }) => isRight).length;

/** By which part of the first loss the loss of an epoch is smaller. */
function share({ list }: Given, epoch: number): number {
  const loss = list('loss');
  return 1 - (loss[epoch] as number) / (loss[0] as number);
}

/** What the lowest loss so far lost between two epochs. */
function drop({ list }: Given, from: number, to: number): number {
  const lowest = (epoch: number) => Math.min(...list('loss').slice(0, epoch + 1));
  return lowest(from) - lowest(to);
}

/** The points that lie on the spot that is looked at, and the largest number of them in one class. */
function onSpot(given: Given) {
  const [x, y] = given.list('spot.x') as [number, number];
  const members = pointsOf(given).filter(({ x: place }) => place[0] === x && place[1] === y);
  const counts = [0, 1, 2].map((k) => members.filter(({ label }) => label === k).length);
  return { count: members.length, most: Math.max(...counts), classes: counts.filter((n) => n > 0) };
}

/** Points that lie on a spot with more points of another class: no network gets them right. */
function hopeless(given: Given): number {
  const spots = new Map<string, number[]>();
  for (const { x, label } of pointsOf(given)) {
    const key = x.map((value) => value + 0).join();
    const counts = spots.get(key) ?? [0, 0, 0];
    counts[label] = (counts[label] as number) + 1;
    spots.set(key, counts);
  }
  const lost = [...spots.values()].map(
    (counts) => counts.reduce((a, b) => a + b, 0) - Math.max(...counts),
  );
  return lost.reduce((a, b) => a + b, 0);
}

const last = ({ number }: Given) => number('end.epoch');
/** Slopes of all weights, not of biases, at the beginning. */
function weightSlopes(given: Given): number[] {
  const { hidden, output } = networkAt(given, 0, 'd');
  return [...hidden.flat(), ...output.flat()].map(Math.abs);
}

/** The sign of the loss's slope at the chosen weight, measured by moving it; 0 where rounding hides it. */
function measuredSlope(given: Given): number {
  const { number } = given;
  const [from, to] = [number('update.from'), number('update.to')];
  const network = networkAt(given, 0);
  const layer = number('update.layer') === 1 ? 'hidden' : 'output';
  const lossAt = (by: number) => {
    const moved = network[layer].map((row, i) =>
      row.map((weight, j) => (i === from && j === to ? weight + by : weight)),
    );
    return meanLoss(given, { ...network, [layer]: moved });
  };
  const difference = lossAt(1e-4) - lossAt(-1e-4);
  return Math.abs(difference) < 1e-13 ? 0 : Math.sign(difference);
}

/** The least sure of all points: its probabilities in per cent, from the largest down. */
function leastSure(given: Given): number[] {
  const gap = ({ ordered }: { ordered: number[] }) =>
    (ordered[0] as number) - (ordered[1] as number);
  const answers = answersAt(given, last(given));
  const least = answers.reduce((a, b) => (gap(b) < gap(a) ? b : a));
  return least.ordered.map((p) => 100 * p);
}

export const claims = defineClaims<Parameters>({
  claims: {
    '{} points, wound into {} arms': (given) =>
      pointsOf(given).length === said(given) && new Set(given.list('y')).size === said(given, 1),
    'Each arm is a class': 'how the spiral is made',
    'two half moons': 'how the moons are made',
    'that reach into each other': 'how the moons are made',
    'Each moon is a class': 'how the moons are made',
    'Each circle is a class': 'how the circles are made',
    'The {} points of your table, in {} classes': (given) =>
      pointsOf(given).length === said(given) && new Set(given.list('y')).size === said(given, 1),
    'for each class a probability comes out': (given) =>
      answersAt(given, 0).every(
        ({ ordered }) =>
          ordered.length === new Set(given.list('y')).size &&
          near(
            ordered.reduce((a, b) => a + b),
            1,
          ),
      ),
    'Every thread is a number that can change': 'what is trained',
    'a bias from a small node below': 'how it is drawn',
    'That makes {} in all': (given) => numbersOf(networkAt(given, 0)).length === said(given),
    'The weights start as small random numbers': (given) => {
      const { hidden, output } = networkAt(given, 0);
      return [...hidden.flat(), ...output.flat()].every((weight) => Math.abs(weight) < 0.06);
    },
    'the network says nearly the same everywhere: it knows nothing': (given) => {
      const firsts = answersAt(given, 0).map(({ ordered }) => ordered[0] as number);
      return Math.max(...firsts) - Math.min(...firsts) < 0.1;
    },
    'each thread multiplies by its weight': 'what a layer does',
    'The neuron gets a positive sum': (given) =>
      given.parameters.hidden === 1 && on(given, 0) === 1,
    'The neuron gets no positive sum': (given) =>
      given.parameters.hidden === 1 && on(given, 0) === 0,
    'None of the {} neurons gets a positive sum, so all of them are off': (given) =>
      said(given) === given.parameters.hidden && on(given, 0) === 0,
    'All {} neurons get a positive sum': (given) =>
      said(given) === given.parameters.hidden && on(given, 0) === said(given),
    'One of the {} neurons gets a positive sum': (given) =>
      said(given) === given.parameters.hidden && said(given) > 1 && on(given, 0) === 1,
    '{} of the {} neurons get a positive sum': (given) =>
      on(given, 0) === said(given) && said(given, 1) === given.parameters.hidden && said(given) > 1,
    'All {} points go through like this, and the mean is the loss of the network: {}': (given) =>
      pointsOf(given).length === said(given) &&
      near(meanLoss(given, networkAt(given, 0)), said(given, 1), 1e-7),
    'So far, that is all it does': (given) =>
      answersAt(given, 0).every(({ ordered }) => (ordered[0] as number) - 1 / ordered.length < 0.1),
    'For every thread the chain rule finds a gradient: how fast the loss grows if this one number grows':
      'what a gradient is',
    'The wider a thread is now, the more the loss depends on it': 'how gradients are drawn',
    'all {} numbers know which way is down': (given) => {
      const gradients = numbersOf(networkAt(given, 0, 'd'));
      return gradients.length === said(given) && gradients.every((slope) => slope !== 0);
    },
    'every gradient is zero: there is no way down': (given) =>
      numbersOf(networkAt(given, 0, 'd')).every((slope) => slope === 0),
    'every number has its gradient': 'what backpropagation gives',
    'For {} of {} it is zero': (given) => {
      const gradients = numbersOf(networkAt(given, 0, 'd'));
      return (
        gradients.filter((slope) => slope === 0).length === said(given) &&
        gradients.length === said(given, 1)
      );
    },
    'every number moves against its gradient': 'what an update is',
    'Its gradient is negative: a slightly larger weight would make the loss smaller': (given) =>
      given.number('update.slope') < 0 && measuredSlope(given) <= 0,
    'Its gradient is positive: a slightly smaller weight would make the loss smaller': (given) =>
      given.number('update.slope') > 0 && measuredSlope(given) >= 0,
    'Its gradient is zero, so it stays where it is': (given) =>
      measuredSlope(given) === 0 && given.number('update.after') === given.number('update.weight'),
    'No weight of this network has a steeper gradient, so every weight stays': (given) =>
      weightSlopes(given).every((slope) => slope === 0),
    'The step is so small that rounding swallows it': (given) =>
      given.number('update.slope') !== 0 &&
      given.number('update.after') === given.number('update.weight'),
    'Nothing else moves': (given) => {
      const { list } = given;
      return last(given) === 0 || list('loss')[0] === list('loss')[1];
    },
    'Then all the others': 'an update is one of all numbers',
    'in the digits shown, the loss is still {}': (given) =>
      said(given).toFixed(4) === (given.list('loss')[0] as number).toFixed(4),
    'the loss has come down to {}': (given) =>
      said(given) === given.list('loss')[1] && said(given) < (given.list('loss')[0] as number),
    'the loss went up, to {}': (given) =>
      said(given) === given.list('loss')[1] && said(given) > (given.list('loss')[0] as number),
    'the loss is no number any more': (given) => last(given) < given.parameters.epochs,
    'Everything else is repetition': 'what training is',
    'Every thread holds a number of its own': 'what is trained',
    'every tenfold gets the same room': 'how a log axis is made',
    'after the first update the loss is no number any more': ({ list }) =>
      list('loss').length === 1,
    'By epoch {} the loss has fallen quickly, to {}': (given) =>
      share(given, said(given)) > 0.15 && given.list('loss')[said(given)] === said(given, 1),
    'By epoch {} the loss has fallen a little, to {}': (given) => {
      const part = share(given, said(given));
      return part > 0.02 && part <= 0.15 && given.list('loss')[said(given)] === said(given, 1);
    },
    'the loss climbs: at epoch {} it is {}': (given) =>
      share(given, said(given)) < -0.02 && given.list('loss')[said(given)] === said(given, 1),
    'At first': 'the epochs that were seen so far',
    'By epoch {} the loss has hardly moved': (given) => Math.abs(share(given, said(given))) <= 0.02,
    'The plane is still pale': (given) =>
      mean(
        answersAt(given, given.number('first.epoch')).map(
          ({ ordered }) => (ordered[0] as number) - 1 / ordered.length,
        ),
      ) < 0.2,
    'the plane breaks into pieces': (given) =>
      new Set(answersAt(given, given.number('early.epoch')).map(({ answer }) => answer)).size > 1,
    'Every neuron bends the picture along one line': 'what a ReLU does',
    'the lines move until more points are right': (given) =>
      right(given, given.number('early.epoch')) > right(given, 0) && given.parameters.hidden > 1,
    'The loss comes down, but every point still gets the same answer': (given) => {
      const epoch = given.number('early.epoch');
      const answers = answersAt(given, epoch).map(({ answer }) => answer);
      return share(given, epoch) > 0.05 && answers.every((answer) => answer === answers[0]);
    },
    'By epoch {} little is gained: the loss is {}': (given) => {
      const part = share(given, said(given));
      return part > 0 && part <= 0.05 && given.list('loss')[said(given)] === said(given, 1);
    },
    'By epoch {} nothing is gained: the loss is {}': (given) =>
      share(given, said(given)) <= 0 && given.list('loss')[said(given)] === said(given, 1),
    'first {} epochs took {} off the lowest loss': (given) =>
      near(drop(given, 0, said(given)), said(given, 1)),
    'first {} epochs took nothing off the lowest loss': (given) =>
      drop(given, 0, said(given)) === 0,
    'What will the last {} of {} take': (given) => last(given) === said(given, 1),
    'What will the last one take': 'a question',
    'What is left is harder to gain': (given) => {
      const { number } = given;
      const [early, from] = [number('early.epoch'), number('late.epoch')];
      const pace = drop(given, 0, early) / early;
      return drop(given, from, last(given)) / (last(given) - from) < pace;
    },
    'the pace of the beginning, and more loss than there is': ({ list, number }) =>
      number('mistake.same_pace') > Math.min(...list('loss').slice(0, number('late.epoch') + 1)),
    'our point once more': 'it was shown before',
    '{} of {} neurons are on': (given) =>
      on(given, given.number('middle.epoch')) === said(given) &&
      said(given, 1) === given.parameters.hidden,
    'Now all the way, to epoch {}': (given) => given.list('loss').length === said(given) + 1,
    'After epoch {} the loss is no number any more': (given) =>
      said(given) === last(given) && said(given) < given.parameters.epochs,
    'A step went too far, the loss jumped to {}, and the network found its way back': (given) => {
      const loss = given.list('loss');
      const at = loss.lastIndexOf(said(given));
      const before = Math.min(...loss.slice(0, at));
      return said(given) > 2 * before && Math.min(...loss.slice(at)) < 1.1 * before;
    },
    'The last {} took only {}': (given) => {
      const { number } = given;
      const late = drop(given, last(given) - said(given), last(given));
      return near(late, said(given, 1)) && late > 0 && late < drop(given, 0, number('early.epoch'));
    },
    'The last {} took {}': (given) =>
      near(drop(given, last(given) - said(given), last(given)), said(given, 1)),
    'The last {} took nothing': (given) =>
      drop(given, last(given) - said(given), last(given)) === 0,
    'The last one took only {}': (given) =>
      near(drop(given, last(given) - 1, last(given)), said(given)) &&
      said(given) < drop(given, 0, given.number('early.epoch')),
    'The last one took {}': (given) => near(drop(given, last(given) - 1, last(given)), said(given)),
    'The last one took nothing': (given) => drop(given, last(given) - 1, last(given)) === 0,
    'Now {} of {} points': (given) =>
      right(given, last(given)) === said(given) && pointsOf(given).length === said(given, 1),
    '{} points lie on exactly the same spot, and they belong to different classes': (given) => {
      const { count, classes } = onSpot(given);
      return count === said(given) && classes.length > 1;
    },
    'the point that it is least sure of': (given) => {
      const [x, y] = given.list('spot.x') as [number, number];
      const each = probabilities(networkAt(given, last(given)), [x, y]).sort((a, b) => b - a);
      const [first, second] = leastSure(given) as [number, number];
      return near(100 * ((each[0] as number) - (each[1] as number)), first - second, 1e-6);
    },
    'Same numbers in, same answer out': 'what a function is',
    'at least {} of them stay wrong, however long the loop runs': (given) => {
      const { count, most } = onSpot(given);
      return said(given) === count - most && said(given) > 1;
    },
    'at least {} of them stays wrong, however long the loop runs': (given) => {
      const { count, most } = onSpot(given);
      return said(given) === count - most && said(given) === 1;
    },
    'Here the classes are nearly equal': (given) => {
      const each = leastSure(given);
      return (each[0] as number) - (each.at(-1) as number) < 10;
    },
    'Here two classes are nearly equal': (given) => {
      const [first, second, third] = leastSure(given) as [number, number, number];
      return first - second < 10 && first - third >= 10;
    },
    'A little to one side, and the answer would be another': (given) => {
      const network = networkAt(given, last(given));
      const [x, y] = given.list('spot.x') as [number, number];
      const answer = (a: number, b: number) => {
        const each = probabilities(network, [a, b]);
        return each.indexOf(Math.max(...each));
      };
      const away = 0.06 * given.number('reach');
      const angles = Array.from({ length: 64 }, (_, i) => (i / 32) * Math.PI);
      return angles.some((angle) =>
        [1, 0.8].some(
          (part) =>
            answer(x + part * away * Math.cos(angle), y + part * away * Math.sin(angle)) !==
            answer(x, y),
        ),
      );
    },
    'Even here one class gets {} %': (given) =>
      Math.abs((leastSure(given)[0] as number) - said(given)) <= 0.5 + 1e-9,
    'Wherever there are points, the network has made up its mind': (given) =>
      answersAt(given, last(given)).every(({ ordered }) => (ordered[0] as number) >= 0.79),
    'Even here one class is ahead, with {} %': (given) => {
      const [first, second] = leastSure(given) as [number, number];
      return Math.abs(first - said(given)) <= 0.5 + 1e-9 && first - second >= 10;
    },
    'each of them was too long: try a smaller learning rate': (given) =>
      last(given) < given.parameters.epochs,
    'It learned what the points say, and no more than that': (given) =>
      right(given, last(given)) === pointsOf(given).length - hopeless(given),
    'It learned most of what the points say, and nothing else': (given) => {
      const possible = pointsOf(given).length - hopeless(given);
      const gained = right(given, last(given));
      return gained < possible && gained >= 0.85 * possible;
    },
    'That was not enough for these points': (given) =>
      right(given, last(given)) < 0.85 * (pointsOf(given).length - hopeless(given)),
    ', more neurons': ({ parameters }) => parameters.hidden < 128,
    ', more epochs': ({ parameters }) => parameters.epochs < 20_000,
  },
  cases: [
    { epochs: 10, data: onOneSpot(4, 4) },
    { epochs: 50, data: onOneSpot(2, 2, 2) },
    { epochs: 50, data: onOneSpot(5, 1), hidden: 3 },
    { epochs: 10, data: onOneSpot(1, 5), optimizer: 'sgd', learningRate: 1e-30 },
    { epochs: 30, data: threeApart, hidden: 8 },
    { epochs: 300, data: apart, hidden: 8 },
    { epochs: 10, data: apart, hidden: 1 },
    // One of the few seeds whose first weights say more than a guess.
    { epochs: 10, data: apart, hidden: 128, seed: 199 },
    'epochs=10 hidden=1 seed=1',
    'epochs=150 data=moons hidden=8 optimizer=sgd learningRate=3',
    'data=moons hidden=2 seed=1 epochs=51 learningRate=0.01 optimizer=rmsprop',
    'data=moons hidden=2 seed=13 epochs=56 learningRate=0.14',
    'data=moons hidden=1 seed=28 epochs=63 learningRate=0.067',
    'data=moons hidden=2 seed=5 epochs=57 learningRate=0.032',
    'data=spiral hidden=1 seed=0 epochs=25 learningRate=1 optimizer=momentum',
    'epochs=60 data=moons hidden=128 optimizer=adagrad',
    'epochs=60 data=circles optimizer=rmsprop',
    'epochs=40 optimizer=sgd learningRate=1e160',
    'epochs=40 optimizer=sgd learningRate=1e308',
    'epochs=40 optimizer=momentum learningRate=1e-30',
  ],
  draw: {
    data(random) {
      const made = ['spiral', 'moons', 'circles'][Math.floor(6 * random())];
      return made ?? randomTable(random);
    },
    columns: () => [],
    label: () => '',
    hidden: (random) => (random() < 0.2 ? 1 : 1 + Math.floor(16 * random())),
    learningRate: (random) => 10 ** (random() < 0.7 ? 2 * random() - 2.5 : 16 * random() - 10),
    // Short enough to be many.
    epochs: (random) => 10 + Math.floor(140 * random() ** 2),
  },
});
