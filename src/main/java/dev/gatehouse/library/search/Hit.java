package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import java.util.List;

/**
 * An article that was found.
 *
 * @param title its title, with what matches marked
 * @param snippet the passage of its text that matches best; never HTML
 */
public record Hit(ArticleCard card, List<Fragment> title, List<Fragment> snippet) {}
