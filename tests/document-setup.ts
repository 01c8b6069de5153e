import { cleanup } from '@testing-library/preact';
import { options } from 'preact';
import { afterEach } from 'vitest';

afterEach(cleanup);

// Preact's own wait for a frame may outlive the document of a test file, and fail then.
options.requestAnimationFrame = (run) => void setTimeout(run);

// jsdom knows the element, but not how to show it above all others.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

// Nor does it scroll.
Element.prototype.scrollIntoView = () => undefined;
