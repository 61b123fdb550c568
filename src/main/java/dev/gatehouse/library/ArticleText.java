package dev.gatehouse.library;

import java.util.List;

/**
 * What there is to read of an article, in one of its versions.
 *
 * @param description may be {@code null}
 * @param body in Markdown
 */
public record ArticleText(
    long id, long version, String title, String description, List<String> tags, String body) {}
