package dev.gatehouse.protocol.mapping;

import dev.gatehouse.text.PersonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** A JSON object of a mapping while it is read; objections name the place. */
final class MappingObject {
  private final String place;
  private final Map<String, Object> members;
  private final BiConsumer<String, String> objections;
  private final Set<String> known = new HashSet<>();
  private boolean right = true;

  MappingObject(String place, Map<String, Object> members, BiConsumer<String, String> objections) {
    this.place = place;
    this.members = members;
    this.objections = objections;
  }

  /** Objects to a member, or with an empty name to the whole object. */
  void object(String member, String message) {
    right = false;
    objections.accept(member.isEmpty() ? place : place + "." + member, message);
  }

  /** Whether nothing was objected to so far. */
  boolean isRight() {
    return right;
  }

  boolean has(String member) {
    return members.get(member) != null;
  }

  Set<String> names() {
    return members.keySet();
  }

  MappingObject skip(String member) {
    known.add(member);
    return this;
  }

  /** A text that has to be there; empty if it is not, to which it objects. */
  String required(String member, int longest) {
    if (members.get(member) == null || members.get(member).equals("")) {
      known.add(member);
      object(member, "is required");
      return "";
    }
    return optional(member, longest).orElse("");
  }

  Optional<String> optional(String member, int longest) {
    known.add(member);
    Object value = members.get(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      object(member, "must be text");
      return Optional.empty();
    }
    if (PersonText.length(text) > longest) {
      object(member, "must be at most " + longest + " characters");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  boolean flag(String member) {
    known.add(member);
    Object value = members.get(member);
    if (value != null && !(value instanceof Boolean)) {
      object(member, "must be true or false");
    }
    return isTrue(member);
  }

  boolean isTrue(String member) {
    return Boolean.TRUE.equals(members.get(member));
  }

  List<String> texts(String member, int most) {
    known.add(member);
    List<String> texts = new ArrayList<>();
    for (Object element : elements(member, most)) {
      if (element instanceof String text) {
        texts.add(text);
      } else {
        object(member, "must be a list of texts");
      }
    }
    return texts;
  }

  private List<?> elements(String member, int most) {
    Object value = members.get(member);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> elements)) {
      object(member, "must be a list");
      return List.of();
    }
    if (elements.size() > most) {
      object(member, "must be at most " + most + " entries");
      return List.of();
    }
    return elements;
  }

  /** The objects of a list. */
  List<MappingObject> list(String member, int most) {
    known.add(member);
    List<MappingObject> all = new ArrayList<>();
    int index = 0;
    for (Object element : elements(member, most)) {
      String within = member + "[" + index++ + "]";
      if (element instanceof Map<?, ?> object) {
        all.add(within(within, object));
      } else {
        object(within, "must be an object");
      }
    }
    return all;
  }

  Optional<MappingObject> object(String member) {
    known.add(member);
    Object value = members.get(member);
    if (value != null && !(value instanceof Map)) {
      object(member, "must be an object");
    }
    return value instanceof Map<?, ?> object
        ? Optional.of(within(member, object))
        : Optional.empty();
  }

  private MappingObject within(String where, Map<?, ?> object) {
    Map<String, Object> own = new LinkedHashMap<>();
    object.forEach((name, value) -> own.put((String) name, value));
    return new MappingObject(place + "." + where, own, objections);
  }

  /** Ends reading: what was not asked for is no member. */
  void end() {
    members.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> object(PersonText.cut(name, 60), "is not a member of this object"));
  }
}
