/** What the person who runs a command can mend: told in its sentences alone. Every other error is a bug of ours. */
export class UserFault extends Error {
  override readonly name: string = 'UserFault';
}
