package dev.gatehouse.administration.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gatehouse.operator.Rights;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public method that changes something takes an actor and checks their rights. */
class ActorsTest {
  /** The holder of an invitation's link has no rights yet; the link itself is checked. */
  private static final Set<String> BY_LINK = Set.of("AccountChanges.accept");

  /** Changes that operators make to their own account, which need no further right. */
  private static final Set<String> OWN = Set.of("AccountChanges");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.gatehouse.administration");

  private List<JavaMethod> changes() {
    return classes.stream()
        .filter(type -> type.getSimpleName().matches("\\w+Changes"))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(method -> !BY_LINK.contains(name(method)))
        .toList();
  }

  private static String name(JavaCodeUnit method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }

  @Test
  void whoChangesSomethingIsTheFirstThingToSay() {
    assertThat(changes())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            method ->
                assertThat(method.getRawParameterTypes())
                    .as(method.getFullName())
                    .first()
                    .matches(type -> type.isEquivalentTo(Actor.class)));
  }

  @Test
  void everyChangeAsksForARight() {
    assertThat(changes())
        .filteredOn(method -> !OWN.contains(method.getOwner().getSimpleName()))
        .allSatisfy(method -> assertThat(asksForRight(method)).as(method.getFullName()).isTrue());
  }

  private static boolean asksForRight(JavaMethod method) {
    Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(method));
    Set<JavaCodeUnit> seen = new HashSet<>();
    while (!open.isEmpty()) {
      JavaCodeUnit next = open.pop();
      if (!seen.add(next)) {
        continue;
      }
      if (isQuestion(next)) {
        return true;
      }
      called(next).forEach(open::push);
    }
    return false;
  }

  private static Stream<JavaCodeUnit> called(JavaCodeUnit unit) {
    return Stream.<JavaCodeUnitAccess<?>>concat(
            unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
        .flatMap(access -> access.getTarget().resolveMember().stream())
        .map(JavaCodeUnit.class::cast);
  }

  private static boolean isQuestion(JavaCodeUnit unit) {
    boolean ofActor =
        unit.getOwner().isEquivalentTo(Actor.class) && unit.getName().startsWith("require");
    boolean ofRights =
        unit.getOwner().isEquivalentTo(Rights.class)
            && Set.of("may", "anywhere", "platformAdmin").contains(unit.getName());
    return ofActor || ofRights;
  }
}
