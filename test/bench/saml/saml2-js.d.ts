/** The part of saml2-js that is timed; the package brings no types. */
declare module "saml2-js" {
  class ServiceProvider {
    constructor(options: Record<string, unknown>);
    post_assert(
      provider: IdentityProvider,
      options: Record<string, unknown>,
      done: (error: Error | null, response: { user: { name_id: string } }) => void,
    ): void;
  }
  class IdentityProvider {
    constructor(options: Record<string, unknown>);
  }
  const saml2: { ServiceProvider: typeof ServiceProvider; IdentityProvider: typeof IdentityProvider };
  export default saml2;
}
