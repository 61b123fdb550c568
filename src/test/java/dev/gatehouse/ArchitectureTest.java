package dev.gatehouse;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house, and that the arrows between them run one way. */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** Rooms below {@code protocol} that are no vendor's. */
  private static final String[] SHARED_BY_PROTOCOLS = {
    "dev.gatehouse.protocol.kit..",
    "dev.gatehouse.protocol.diagnosis..",
    "dev.gatehouse.protocol.header..",
    "dev.gatehouse.protocol.mapping..",
    "dev.gatehouse.protocol.snippets.."
  };

  private static final DescribedPredicate<JavaClass> IN_A_VENDORS_ROOM =
      resideInAPackage("dev.gatehouse.protocol.*..")
          .and(not(resideInAnyPackage(SHARED_BY_PROTOCOLS)));

  private static final List<Class<? extends Annotation>> STORED =
      List.of(Entity.class, Embeddable.class, MappedSuperclass.class);

  @ArchTest
  static final ArchRule arrowsRunDownward =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.gatehouse..")
          .layer("startup")
          .definedBy("dev.gatehouse.startup..")
          .layer("faces")
          .definedBy(
              "dev.gatehouse.adminapi..",
              "dev.gatehouse.console..",
              "dev.gatehouse.widget..",
              "dev.gatehouse.demo..",
              "dev.gatehouse.health..",
              "dev.gatehouse.metrics..")
          .layer("site")
          .definedBy("dev.gatehouse.site..")
          .layer("administration")
          .definedBy("dev.gatehouse.administration..")
          .layer("signin")
          .definedBy("dev.gatehouse.signin..")
          .layer("protocol")
          .definedBy("dev.gatehouse.protocol..")
          .layer("session")
          .definedBy("dev.gatehouse.session..")
          .layer("token")
          .definedBy("dev.gatehouse.token..")
          .layer("reader")
          .definedBy("dev.gatehouse.reader..")
          .layer("webhook")
          .definedBy("dev.gatehouse.webhook..")
          .layer("alert")
          .definedBy("dev.gatehouse.alert..")
          .layer("library")
          .definedBy("dev.gatehouse.library..")
          .layer("journal")
          .definedBy("dev.gatehouse.journal..")
          .layer("tenant")
          .definedBy("dev.gatehouse.tenant..")
          .layer("operator")
          .definedBy("dev.gatehouse.operator..")
          .layer("rejection")
          .definedBy("dev.gatehouse.rejection..")
          .layer("ground")
          .definedBy(
              "dev.gatehouse.storage..",
              "dev.gatehouse.secret..",
              "dev.gatehouse.mail..",
              "dev.gatehouse.outgoing..",
              "dev.gatehouse.asset..",
              "dev.gatehouse.cache..",
              "dev.gatehouse.handbook..",
              "dev.gatehouse.text..",
              "dev.gatehouse.measure..",
              "dev.gatehouse.logging..",
              "dev.gatehouse.config..",
              "dev.gatehouse.trace..")
          .whereLayer("startup")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("faces")
          .mayOnlyBeAccessedByLayers("startup")
          .whereLayer("site")
          .mayOnlyBeAccessedByLayers("faces", "startup")
          .whereLayer("administration")
          .mayOnlyBeAccessedByLayers("faces", "startup")
          .whereLayer("signin")
          .mayOnlyBeAccessedByLayers("site", "faces", "startup")
          .whereLayer("protocol")
          .mayOnlyBeAccessedByLayers("signin", "site", "faces", "startup", "administration")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("signin", "site", "faces", "startup", "administration")
          .whereLayer("token")
          .mayOnlyBeAccessedByLayers("protocol", "signin", "faces", "startup", "administration")
          .whereLayer("reader")
          .mayOnlyBeAccessedByLayers(
              "library", "session", "protocol", "signin", "faces", "startup", "administration")
          .whereLayer("webhook")
          .mayOnlyBeAccessedByLayers("faces", "startup", "administration")
          .whereLayer("alert")
          .mayOnlyBeAccessedByLayers("faces", "startup", "administration")
          .whereLayer("library")
          .mayOnlyBeAccessedByLayers("signin", "site", "faces", "startup", "administration")
          .whereLayer("operator")
          .mayOnlyBeAccessedByLayers("signin", "faces", "startup", "administration");

  /** Else a line about a request would not say which; the start and the log's upkeep have none. */
  @ArchTest
  static final ArchRule linesOfTheLogSayWhichRequestTheyAreAbout =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.gatehouse.trace..", "dev.gatehouse.startup..", "dev.gatehouse.logging..")
          .should()
          .callMethod(System.class, "getLogger", String.class);

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("dev.gatehouse.(*)..").should().beFreeOfCycles();

  /**
   * The rooms within a room, too: a room that holds others may call them or be called, not both.
   */
  @ArchTest
  static final ArchRule roomsWithinRoomsHaveNoCycles =
      slices().matching("dev.gatehouse.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule reasonsImportNothing =
      noClasses()
          .that()
          .resideInAPackage("dev.gatehouse.rejection..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", "dev.gatehouse.rejection..");

  @ArchTest
  static final ArchRule coreNamesNoVendor =
      noClasses().that(not(IN_A_VENDORS_ROOM)).should().dependOnClassesThat(IN_A_VENDORS_ROOM);

  @ArchTest
  static final ArchRule searchAloneKnowsLucene =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gatehouse.library.search..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule cachesBeginInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gatehouse.cache..")
          .should()
          .callMethod(Caffeine.class, "newBuilder");

  @ArchTest
  static final ArchRule metricsAloneKnowMicrometer =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gatehouse.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "io.prometheus..");

  @ArchTest
  static final ArchRule customerAppSpeaksOnlyThePublicProtocol =
      noClasses()
          .that()
          .resideInAPackage("dev.gatehouse.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.gatehouse.token..", "dev.gatehouse.signin..", "dev.gatehouse.session..");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Service")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("DTO");

  @ArchTest
  static final ArchRule nothingLogsPastTheLogger =
      noClasses()
          .that()
          .doNotHaveSimpleName("Banner")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  /**
   * EclipseLink tracks changes by code that it weaves into the entity's own methods: what another
   * class writes into a field is neither noticed nor stored.
   */
  @ArchTest
  static final ArchRule entitiesAloneWriteTheirFields =
      noClasses()
          .should()
          .accessFieldWhere(
              new DescribedPredicate<JavaFieldAccess>("an entity's field is set from outside") {
                @Override
                public boolean test(JavaFieldAccess access) {
                  JavaClass owner = access.getTargetOwner();
                  return access.getAccessType() == JavaFieldAccess.AccessType.SET
                      && !owner.equals(access.getOriginOwner())
                      && STORED.stream().anyMatch(owner::isAnnotatedWith);
                }
              });

  @Test
  void noClassIsLongerThan250Lines() throws IOException {
    List<Path> tooLong = sources().filter(source -> lines(source) > 250).toList();

    assertThat(tooLong).isEmpty();
  }

  /** So that an IDE's "open type" is never a coin toss. */
  @Test
  void oneNameMeansOneThing() throws IOException {
    Map<String, List<Path>> byName =
        sources().collect(Collectors.groupingBy(source -> source.getFileName().toString()));
    List<List<Path>> shared = byName.values().stream().filter(same -> same.size() > 1).toList();

    assertThat(shared).isEmpty();
  }

  @Test
  void everyRoomSaysWhatItOwns() throws IOException {
    List<Path> silent;
    try (Stream<Path> all = Files.walk(SOURCES.resolve("dev/gatehouse"))) {
      silent =
          all.filter(Files::isDirectory)
              .filter(ArchitectureTest::holdsClasses)
              .filter(room -> Files.notExists(room.resolve("package-info.java")))
              .toList();
    }
    assertThat(silent).isEmpty();
  }

  private static boolean holdsClasses(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> sources() throws IOException {
    return Files.walk(SOURCES)
        .filter(path -> path.toString().endsWith(".java"))
        .filter(path -> !path.endsWith("package-info.java"));
  }

  private static long lines(Path source) {
    try (Stream<String> lines = Files.lines(source)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
