package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** That rooms which name the rooms they may call, one by one, call those and no others. */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = DoNotIncludeTests.class)
class RoomSentencesTest {
  private static final String HOUSE = "dev.gatehouse.";
  private static final Pattern SENTENCE =
      Pattern.compile("(?:May call|[Cc]alls no (?:other )?room)[^.]*\\.");
  private static final Pattern WHOLE_FLOORS = Pattern.compile("below|every|ground");
  private static final Pattern NAME = Pattern.compile("\\{@code (\\w+)}");

  @ArchTest
  static void roomsCallThoseTheyName(JavaClasses all) throws IOException {
    TreeMap<String, Set<String>> named = new TreeMap<>();
    for (String room : all.stream().map(RoomSentencesTest::room).collect(Collectors.toSet())) {
      Matcher sentence = SENTENCE.matcher(words(room));
      if (sentence.find() && !WHOLE_FLOORS.matcher(sentence.group()).find()) {
        named.put(room, names(sentence.group()));
      }
    }
    TreeMap<String, Set<String>> called = new TreeMap<>();
    named.keySet().forEach(room -> called.put(room, called(all, room)));

    assertThat(named).containsKeys("storage", "secret", "logging", "config");
    assertThat(named).isEqualTo(called);
  }

  private static String words(String room) throws IOException {
    Path file = Path.of("src/main/java/dev/gatehouse", room, "package-info.java");
    return Files.exists(file) ? Files.readString(file).replaceAll("\\s+(\\*\\s+)?", " ") : "";
  }

  private static Set<String> names(String sentence) {
    return NAME.matcher(sentence)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> called(JavaClasses all, String room) {
    return all.stream()
        .filter(caller -> room(caller).equals(room))
        .flatMap(caller -> caller.getDirectDependenciesFromSelf().stream())
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(called -> called.getPackageName().startsWith(HOUSE))
        .map(RoomSentencesTest::room)
        .filter(called -> !called.equals(room))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The topmost room that a class is in; empty for the house itself. */
  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(HOUSE) ? name.substring(HOUSE.length()).split("\\.")[0] : "";
  }
}
