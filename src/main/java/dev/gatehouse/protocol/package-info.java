/**
 * Owns the seam behind which the vendors' protocols live, one package each: where a credential
 * travels, whose it is, what session follows, how a refusal looks. Verification, replay, users and
 * sessions lie below or in {@code signin}, and nothing there names a vendor.
 *
 * <p>A sixth vendor, step by step; {@code docunest} in the tests is one:
 *
 * <ol>
 *   <li>Make a package here that has the name of the protocol, with a class that implements {@link
 *       dev.gatehouse.protocol.Protocol}. CDI finds it; no list, no switch and no migration names
 *       it.
 *   <li>Write the vendor's table of claims with {@link dev.gatehouse.token.claims.ClaimRules}, in
 *       the order of the vendor's document, and quote the document. A time in another claim than
 *       usual, or in milliseconds, is a {@link dev.gatehouse.token.claims.TimeClaim}.
 *   <li>Say in {@code signInPaths}, {@code tokenParameters}, {@code credentialForms} and {@code
 *       tokenHeaders} where credentials arrive, {@code find} them, {@code admit} their bearer with
 *       a session or without one, and {@code refuse} as the vendor does. {@code kit} has what
 *       vendors share: return targets, the remembered page, kept tokens, pages.
 *   <li>Describe it in a {@link dev.gatehouse.protocol.ProtocolDescription}: settings, addresses,
 *       claims and deliveries. The console, the JWT Studio and the admin API draw on it.
 *   <li>Describe a setting that only this vendor needs as an {@link dev.gatehouse.protocol.Option};
 *       the form, the admin API, the OpenAPI document and the audit trail show it.
 *   <li>Implement an {@link dev.gatehouse.protocol.Ability} for what only some vendors do.
 *   <li>Put its name and texts into {@code vendor.properties}, whose keys {@link
 *       dev.gatehouse.protocol.VendorTexts} lists, and sample programs into {@code snippets}, whose
 *       placeholders {@code snippets.Snippets} lists; both in the package's resources.
 *   <li>Write a speaker for the contract test, which fails without one: {@code QuillSpeaker} for
 *       {@code QuillProtocol}, in the same package among the tests, or beside the other vendors' in
 *       {@code it.support.vendor}. Its superclass {@code Speaker} says what it has to know.
 *   <li>Write a guide for the handbook, {@code coming-from-<name>.md}; without one, <em>Help</em>
 *       opens the guide to all protocols.
 * </ol>
 *
 * <p>What is easily missed:
 *
 * <ul>
 *   <li>{@code find} is asked at every site, and {@code refuse} also where the site has no
 *       connection.
 *   <li>A table with {@code singleUse} needs a rule that ends the token's life. A vendor's own
 *       {@link dev.gatehouse.token.claims.ClaimCheck} tells it in {@code refusesFrom}.
 *   <li>Of a repeated parameter the first value counts.
 *   <li>The only options that are lists are those of sites.
 * </ul>
 *
 * <p>May call {@code session} and everything below.
 */
package dev.gatehouse.protocol;
