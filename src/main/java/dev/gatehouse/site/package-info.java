/**
 * Owns the pages that readers see. One page's way, {@code GET /article/5-refunds}, by file names:
 *
 * <ol>
 *   <li>{@code signin/SignInMechanism} lets the request pass and notes a {@code Visit} on it: the
 *       site and, if somebody is signed in, the caller.
 *   <li>{@code ArticlePage}, a servlet, inherits from {@code Page} what all pages answer alike:
 *       other methods, calls of programs, and a database that does not answer.
 *   <li>{@code Visit.viewer} is the {@code library/Viewer}: all that decides on what is visible.
 *   <li>{@code library/Catalogues} caches the viewer's {@code library/Catalogue}, which {@code
 *       library/VisibilityRules} has filtered. An id that it does not have is a 404, whether the
 *       article is absent or hidden; an address with an old slug is redirected.
 *   <li>{@code ContentParts} caches what stands within the page's frame, for the catalogue and the
 *       reader's language. Where it has nothing yet, {@code library/RenderedArticles} has the
 *       article's text as safe HTML, {@code ArticlePage.Shown} adds what surrounds the article, and
 *       the template {@code src/main/jte/site/article.jte} makes a {@code ContentPart} of it.
 *   <li>{@code Frames} makes the {@code Frame} of this request: site, reader, language. The
 *       template {@code frame.jte} is rendered around the part each time.
 *   <li>{@code PageResponse} sets the security headers and compares the page with the one that the
 *       browser has: 304 or the page.
 * </ol>
 *
 * <p>Every other page goes the same way with its own servlet, template and library class ({@code
 * SearchPage}: {@code library/search/ArticleSearch}); a template x.jte of this room is the class
 * {@code JtexGenerated}. What is shown instead of a page, such as the login, a refusal or an error,
 * is one of the {@code NoticePages}. {@code look} adds colours and logo, {@code crawl} tells search
 * engines of public sites, {@code v1} is the same content as JSON. The widget shares the languages
 * and the form of the JSON ({@code api/ApiForm}). What either API answered before is sent by {@code
 * api/CachedAnswers}, ahead of JAX-RS. May call {@code signin}, {@code library} and the rooms below
 * them.
 */
package dev.gatehouse.site;
