/** A question that one context asks another, and what it is answered. */
export interface Message<Body, Answer> {
  readonly body: Body;
  readonly answer: Answer;
}
