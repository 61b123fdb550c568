package dev.gatehouse.console.sso;

import java.io.Serializable;

/**
 * What somebody else changed while a form was open.
 *
 * @param member of the settings
 * @param before what it was when the form was opened
 * @param now what it is now
 * @param typed what the form has instead; {@code null} where the form follows
 */
public record Difference(String member, String before, String now, String typed)
    implements Serializable {

  /** Key of the text that names the member. */
  public String label() {
    return member + ".label";
  }
}
