/**
 * What operators and programs change in help centers. The console and the admin API are two faces
 * of it, and neither changes anything without it. It knows neither HTTP nor pages.
 *
 * <p>One change, from request to answer:
 *
 * <ol>
 *   <li>A face makes the {@code change.Actor} from the API token ({@code adminapi.call.Call}) or
 *       the console session, finds the site where the actor has the right ({@code
 *       change.PermittedSites}), and reads the new values: {@code change.Submission} from JSON,
 *       member by member, or a form. What cannot be read is collected in {@code change.Objections}.
 *   <li>It calls the one class that owns the change, for example {@code content.ArticleChanges},
 *       {@code people.UserChanges} or {@code site.SiteChanges}. Each of its methods is one
 *       transaction.
 *   <li>Right: the change requires it of the actor. A site without the right is {@code
 *       change.Missing}, as is one that does not exist.
 *   <li>Rules: {@code change.Expectation} compares the version that the caller read ({@code
 *       change.Stale}); {@code change.Rules} applies the constraints of the settings class; the
 *       room's own rules come last ({@code change.Taken}, {@code change.Conflict}). {@code
 *       Objections.requireNone} throws {@code change.Invalid} with every error at once.
 *   <li>Change: the entity takes the new settings as a whole, and its store saves it.
 *   <li>Audit: {@code change.Changes} compares the {@code change.Snapshot}s before and after, and
 *       {@code change.Trail} records the difference in the same transaction.
 *   <li>Answer: the face shows the saved entity, or turns {@code change.ChangeRefused} into a
 *       problem document ({@code adminapi.call.ProblemMapper}) or a message beside the field
 *       ({@code console.FormAction}).
 * </ol>
 *
 * <p>May call {@code protocol}, {@code session}, {@code library}, {@code reader}, {@code operator},
 * {@code journal}, {@code tenant} and what lies below them.
 */
package dev.gatehouse.administration;
