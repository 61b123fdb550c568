package dev.gatehouse.console.frame;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Converts what is typed into inputs, so that pages bind to settings themselves and not to a form's
 * copy of each member.
 */
final class InputConverters {
  private InputConverters() {}

  private abstract static class Text implements Converter<String> {
    abstract String cleaned(String typed);

    @Override
    public String getAsObject(FacesContext faces, UIComponent input, String typed) {
      return typed == null || typed.isBlank() ? null : cleaned(typed);
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent input, String value) {
      return value == null ? "" : value;
    }
  }

  /** Text without spaces around it; blank text is {@code null}. */
  @FacesConverter("gatehouse.Trimmed")
  public static final class Trimmed extends Text {
    @Override
    String cleaned(String typed) {
      return typed.trim();
    }
  }

  /** Text of several lines as it was typed; blank text is {@code null}. */
  @FacesConverter("gatehouse.Multiline")
  public static final class Multiline extends Text {
    /** Browsers send line breaks as CR LF (HTML, section "Constructing the entry list"). */
    @Override
    String cleaned(String typed) {
      return typed.replace("\r\n", "\n");
    }
  }

  private abstract static class Entries<C extends Collection<String>> implements Converter<C> {
    private final String separators;
    private final String joint;

    Entries(String separators, String joint) {
      this.separators = separators;
      this.joint = joint;
    }

    abstract C collected(Set<String> entries);

    @Override
    public C getAsObject(FacesContext faces, UIComponent input, String typed) {
      return collected(
          Arrays.stream((typed == null ? "" : typed).split(separators))
              .map(String::trim)
              .filter(entry -> !entry.isEmpty())
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent input, C value) {
      return value == null ? "" : String.join(joint, value);
    }
  }

  /** One entry a line; spaces and commas separate entries, too. Each entry counts once. */
  @FacesConverter("gatehouse.Lines")
  public static final class Lines extends Entries<List<String>> {
    public Lines() {
      super("[\\s,]+", "\n");
    }

    @Override
    List<String> collected(Set<String> entries) {
      return List.copyOf(entries);
    }
  }

  /** One entry a line; what is in a line stays together. */
  @FacesConverter("gatehouse.WholeLines")
  public static final class WholeLines extends Entries<List<String>> {
    public WholeLines() {
      super("[\\r\\n]+", "\n");
    }

    @Override
    List<String> collected(Set<String> entries) {
      return List.copyOf(entries);
    }
  }

  /** The same as {@link Lines} for a set, which is shown in alphabetical order. */
  @FacesConverter("gatehouse.LineSet")
  public static final class LineSet extends Entries<Set<String>> {
    public LineSet() {
      super("[\\s,]+", "\n");
    }

    @Override
    Set<String> collected(Set<String> entries) {
      return entries;
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent input, Set<String> value) {
      return super.getAsString(faces, input, value == null ? null : new TreeSet<>(value));
    }
  }

  /** Entries with commas between them. Each entry counts once. */
  @FacesConverter("gatehouse.Commas")
  public static final class Commas extends Entries<List<String>> {
    public Commas() {
      super(",", ", ");
    }

    @Override
    List<String> collected(Set<String> entries) {
      return List.copyOf(entries);
    }
  }

  /** The ids of what a picker has, with commas between them. */
  @FacesConverter("gatehouse.Ids")
  public static final class Ids extends Entries<Set<String>> {
    public Ids() {
      super(",", ",");
    }

    @Override
    Set<String> collected(Set<String> entries) {
      return new TreeSet<>(entries);
    }
  }

  /** The same for ids that are numbers; another text, which no picker sends, is none. */
  @FacesConverter("gatehouse.Numbers")
  public static final class Numbers implements Converter<List<Long>> {
    @Override
    public List<Long> getAsObject(FacesContext faces, UIComponent input, String typed) {
      return Arrays.stream((typed == null ? "" : typed).split(","))
          .filter(id -> id.matches("\\d{1,18}"))
          .map(Long::valueOf)
          .distinct()
          .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent input, List<Long> value) {
      return value == null
          ? ""
          : value.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
  }

  /**
   * Makes a JSON number of what is typed. Text that is no number stays text, so that the option's
   * own rule objects to it together with everything else that is wrong.
   */
  @FacesConverter("gatehouse.WholeNumber")
  public static final class WholeNumber implements Converter<Object> {
    @Override
    public Object getAsObject(FacesContext faces, UIComponent input, String typed) {
      if (typed == null || typed.isBlank()) {
        return null;
      }
      String number = typed.trim();
      return number.matches("[+-]?\\d{1,18}") ? (Object) Long.valueOf(number) : typed;
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent input, Object value) {
      return value == null ? "" : value.toString();
    }
  }
}
