package dev.gatehouse.library.search;

import dev.gatehouse.library.markdown.Markdown.Section;
import dev.gatehouse.library.search.Matches.Match;
import dev.gatehouse.library.search.SearchResults.Fragment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a text that best shows why it matches.
 *
 * @param section the section of the text that it begins in, or {@code null}
 */
record Excerpt(List<Fragment> fragments, SearchResults.Section section) {
  private static final int LENGTH = 200;

  /**
   * How far before the first match an excerpt may begin, so that it begins with a sentence or word.
   */
  private static final int BEFORE = 60;

  /**
   * How far a cut moves back to the end of a word; text without spaces is cut between characters.
   */
  private static final int WORD = 25;

  /** Only the beginning of a very long text is searched for an excerpt. */
  private static final int MOST_SEARCHED = 100_000;

  private static final String SENTENCE_ENDS = "\n。！？";
  private static final String CUT = "…";

  /** A word that the article's title has, too, tells less about a part of the article. */
  private static final int IN_TITLE = 100;

  private static final int ELSEWHERE = 1000;

  /** Less than a further word. */
  private static final int IN_HEADING = 500;

  /**
   * The part of the text around the matches; without any, the description or the beginning.
   *
   * @param titleWords the words of the query that the title has
   */
  static Excerpt of(
      IndexedArticle article, String description, SearchQuery query, Set<QueryWord> titleWords) {
    Matches matches = Matches.in(head(article.text(), MOST_SEARCHED), query);
    if (!matches.matches().isEmpty()) {
      Match best = best(matches, article.sections(), titleWords);
      Section section =
          titleWords.containsAll(query.counted()) ? null : around(best, article.sections());
      return new Excerpt(
          cut(matches, start(matches.text(), best.start())), named(section, matches));
    }
    boolean described = description != null && !description.isBlank();
    return new Excerpt(cut(described ? Matches.in(description, query) : matches, 0), null);
  }

  /** The section that a match is in; {@code null} above the first. */
  private static Section around(Match match, List<Section> sections) {
    Section found = null;
    for (Section section : sections) {
      if (section.start() > match.start()) {
        break;
      }
      found = section;
    }
    return found;
  }

  private static SearchResults.Section named(Section section, Matches matches) {
    return section == null
        ? null
        : new SearchResults.Section(
            section.anchor(),
            matches.fragments(section.start(), endOfHeading(matches.text(), section)));
  }

  /** Of a heading, or of as much of it as is shown. */
  private static int endOfHeading(String text, Section section) {
    int furthest = Math.min(text.length(), section.start() + LENGTH);
    int end = text.indexOf('\n', section.start());
    return end < 0 || end > furthest ? safe(text, furthest) : end;
  }

  private static String head(String text, int length) {
    return text.substring(0, safe(text, Math.min(length, text.length())));
  }

  /**
   * The match that begins the part with the most different words. The parts overlap, so each match
   * enters and leaves once: a text may be nothing but matches.
   */
  private static Match best(Matches all, List<Section> sections, Set<QueryWord> titleWords) {
    List<Match> matches = all.matches();
    Map<QueryWord, Integer> counts = new HashMap<>();
    Match best = matches.get(0);
    int most = 0;
    int next = 0;
    int section = 0;
    int endOfHeading = 0;
    int words = 0;
    for (int first = 0; first < matches.size(); first++) {
      Match begin = matches.get(first);
      int end = begin.start() + LENGTH - BEFORE;
      while (next < matches.size() && matches.get(next).end() <= end) {
        QueryWord word = matches.get(next).word();
        words += counts.merge(word, 1, Integer::sum) == 1 ? worth(word, titleWords) : 0;
        next++;
      }
      for (;
          section < sections.size() && sections.get(section).start() <= begin.start();
          section++) {
        endOfHeading = endOfHeading(all.text(), sections.get(section));
      }
      int heading = begin.start() < endOfHeading ? IN_HEADING : 0;
      int worth = words + heading + Math.min(next - first, IN_TITLE - 1);
      if (worth > most) {
        best = begin;
        most = worth;
      }
      if (next == first) {
        next++;
      } else if (counts.merge(begin.word(), -1, Integer::sum) == 0) {
        words -= worth(begin.word(), titleWords);
      }
    }
    return best;
  }

  private static int worth(QueryWord word, Set<QueryWord> titleWords) {
    return titleWords.contains(word) ? IN_TITLE : ELSEWHERE;
  }

  /** Where the excerpt begins: with the sentence of the match, or with a word shortly before it. */
  private static int start(String text, int mark) {
    int earliest = Math.max(0, mark - BEFORE);
    int word = earliest == 0 ? 0 : mark;
    for (int i = mark; i > earliest; i--) {
      if (endsSentence(text, i)) {
        return i;
      }
      if (text.charAt(i - 1) == ' ') {
        word = i;
      }
    }
    return earliest == 0 ? 0 : word;
  }

  private static boolean endsSentence(String text, int at) {
    char before = text.charAt(at - 1);
    return SENTENCE_ENDS.indexOf(before) >= 0
        || before == ' ' && at > 1 && ".!?".indexOf(text.charAt(at - 2)) >= 0;
  }

  private static List<Fragment> cut(Matches matches, int from) {
    String text = matches.text();
    int to = end(text, from);
    List<Fragment> fragments = new ArrayList<>();
    if (from > 0) {
      fragments.add(new Fragment(CUT, false));
    }
    fragments.addAll(matches.fragments(from, to));
    if (to < text.length()) {
      fragments.add(new Fragment(CUT, false));
    }
    return fragments;
  }

  private static int end(String text, int from) {
    if (text.length() - from <= LENGTH) {
      return text.length();
    }
    int furthest = from + LENGTH;
    for (int i = furthest; i > furthest - WORD; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return safe(text, furthest);
  }

  /** Not within a surrogate pair. */
  private static int safe(String text, int at) {
    return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
