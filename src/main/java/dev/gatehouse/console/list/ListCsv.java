package dev.gatehouse.console.list;

import java.io.IOException;
import java.io.Writer;

/** The file of a list: the rows of all its pages, as its address asks for them. */
public interface ListCsv {
  /** The path of the list's page, such as {@code /console/people/users.xhtml}. */
  String page();

  void write(Writer out) throws IOException;
}
