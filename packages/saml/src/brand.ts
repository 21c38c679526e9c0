declare const brand: unique symbol;

/**
 * A trust level in the type: a value carries it only where the one constructor of that level gave it.
 * It exists for the compiler alone; nothing is added to the value.
 */
export interface Brand<Name extends string> {
  readonly [brand]: Name;
}
