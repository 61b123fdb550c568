/**
 * Owns the pages that readers see. One page's way, {@code GET /article/5-refunds}, by file names:
 *
 * <ol>
 *   <li>{@code signin/SignInMechanism} lets the request pass and notes a {@code Visit} on it: the
 *       site and, if somebody is signed in, the caller.
 *   <li>{@code ArticlePage}, a servlet, inherits from {@code Page} what all pages answer alike:
 *       other methods, calls of programs, and a database that does not answer.
 *   <li>{@code Visit.viewer} is the {@code library/Viewer}: all that decides on what is visible.
 *   <li>{@code library/RenderedArticles} looks the id up in the viewer's {@code library/Catalogue},
 *       which {@code library/Catalogues} caches and {@code library/VisibilityRules} has filtered,
 *       and adds the text as safe HTML, rendered once for each version.
 *   <li>An id that the catalogue does not have is a 404, whether the article is absent or hidden;
 *       an address with an old slug is redirected.
 *   <li>{@code ArticlePage.Shown} adds what surrounds the article, in the reader's language ({@code
 *       Texts}), and {@code Page} forwards to {@code webapp/site/article.xhtml}.
 *   <li>On the forward, {@code PageHeaders} sets the security headers, and {@code CachedPages}
 *       compares the page with the one that the browser has: 304 or the page.
 * </ol>
 *
 * <p>Every other page goes the same way with its own servlet, Facelet and library class ({@code
 * SearchPage}: {@code library/search/ArticleSearch}). {@code look} adds colours and logo, {@code
 * v1} is the same content as JSON. The widget shares the languages and the form of the JSON ({@code
 * ApiForm}). May call {@code signin}, {@code library} and the rooms below them.
 */
package dev.gatehouse.site;
