import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { QuestionCard } from './question-card.tsx';

export const aQuestionWithChoices = defineExample({
  name: 'A question with choices',
  says: 'A question to the viewer waits on the dimmed picture; the answers are computed, the wrong ones from mistakes.',
  size: [1920, 1080],
  at: [0.3, 0.7],
  run: (record) => record.array('answers', np.array([0.3, 2.3, 3.3])),
  *play(view, { theme, run }) {
    const card = new QuestionCard({ theme });
    view.add(card);
    const choices = run
      .values('answers')
      .map((answer) => ({ text: answer.text, numbers: [answer] }));
    yield* card.ask({
      text: 'Where does the sum end, once the bias has lifted it?',
      numbers: [],
      kind: 'choice',
      choices,
      seconds: 5,
    });
  },
});

export const aQuestionForANumber = defineExample({
  name: 'A question for a number',
  says: 'The place of the answer is left blank.',
  size: [1920, 1080],
  at: [0.5],
  *play(view, { theme }) {
    const card = new QuestionCard({ theme });
    view.add(card);
    yield* card.ask({
      text: 'What does a neuron say whose weights are all zero?',
      numbers: [],
      kind: 'number',
      choices: [],
      seconds: 5,
    });
  },
});
