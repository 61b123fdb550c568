package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import java.util.List;

/**
 * An article that matches.
 *
 * @param title its title, with the matches marked
 * @param snippet the excerpt of its text that matches best; plain text
 */
public record Hit(ArticleCard card, List<Fragment> title, List<Fragment> snippet) {}
