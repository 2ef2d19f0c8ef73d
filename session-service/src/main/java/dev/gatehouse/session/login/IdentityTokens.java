package dev.gatehouse.session.login;

/// Judges identity tokens.
///
/// A login that it returns was signed by a configured issuer for this installation and is in force now. It does not say
/// whether the token was used before, nor whether it names the caller's key. Safe for use by many threads; may block
/// for as long as an issuer's keys are fetched, which is bounded.
public interface IdentityTokens {
    LoginOutcome verify(String token);
}
