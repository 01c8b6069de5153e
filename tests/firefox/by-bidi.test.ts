import { launchByBidi } from './bidi-remote.ts';
import { germanTests } from './german.ts';
import { smokeTests } from './smoke.ts';
import { teachingTests } from './teaching.ts';

smokeTests({
  title: 'WebDriver BiDi',
  launch: launchByBidi,
  goesOn(scene) {
    teachingTests(scene);
    germanTests(scene);
  },
});
