/**
 * Owns the way in: the one authentication mechanism of the WAR. One token's way, by file names:
 *
 * <ol>
 *   <li>{@code SignInMechanism} gets every request from the container; {@code request/Requests}
 *       copies it into an {@code Incoming}.
 *   <li>The base host goes to {@code console/BaseHost}, every other host to {@code Door}, which
 *       finds the site and, by the cookie, a live session.
 *   <li>{@code token/SignIn} asks {@code Protocols} what the request brings: each enabled
 *       connection's {@code Protocol} has to {@code find} its credential.
 *   <li>{@code LiveConnection} verifies the token with {@code TokenVerifier}: key, form, signature,
 *       header, payload, then the claims in the order of the vendor's {@code ClaimRules}, which
 *       also name the claim that counts once. Then the protocol says what follows, an {@code
 *       Admission}: the session, the answer, the cookies.
 *   <li>{@code write/SignInTransaction} does all of it or nothing: consumes the single-use claim
 *       ({@code ConsumedJtis}), finds or makes the reader, begins the session, writes the event.
 *   <li>What fails on the way is a {@code Rejected}. {@code token/SignIn} alone catches it, and
 *       {@code token/RefusedSignIns} makes of it one event and the protocol's own refusal.
 *   <li>The mechanism tells the container who the caller is; {@code request/Answers}, a filter,
 *       sends the answer: 303 without the token, or the refusal.
 *   <li>A link preview, a prefetch or another method at a sign-in address ends in {@code
 *       SsoApplication}, whatever the vendor.
 * </ol>
 *
 * <p>{@code logout} lets companies' backends end sessions, {@code login} takes what readers type,
 * {@code sister} leads from one site to another that the sign-in opened, {@code swap} asks before
 * another website puts somebody else in a reader's place, {@code gate} says who may see which of a
 * company's own pages ({@code GateDoor} answers the proxy in front of them), {@code console} lets
 * operators in, {@code team} hands them over to a site that they read, and {@code widget} lets
 * other sites' pages call. {@code cookie} has what browsers keep of all this, and {@code loop}
 * notices those that are redirected without end. May call {@code protocol}, {@code session} and
 * everything below; names no vendor.
 */
package dev.gatehouse.signin;
