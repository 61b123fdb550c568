package dev.gatehouse.administration.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Users of a file keep the rule of tokens. */
class ImportPlanTest {
  private static final String EMOJI = "\uD83D\uDE00";

  private static ImportReport report(String csv, Reader... known) {
    return plan(csv, known).report();
  }

  private static ImportPlan plan(String csv, Reader... known) {
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      ImportPlan plan =
          new ImportPlan(
              new Rules(factory.getValidator()), Set.of(), new KnownUsers(List.of(known)), true);
      UserFile.read(csv.getBytes(StandardCharsets.UTF_8)).rows().forEach(plan::add);
      return plan;
    }
  }

  private static Reader known(String email) {
    ReaderProfile profile = new ReaderProfile();
    profile.setEmail(email);
    profile.setExternalId("7");
    return new Reader() {
      @Override
      public Long getId() {
        return 1L;
      }

      @Override
      public ReaderProfile getProfile() {
        return profile;
      }
    };
  }

  @Test
  void refusesWhatIsNotOneAddress() {
    ImportReport report =
        report("email\nnot-an-email\n\"a@x,b@x\"\nA <a@b>\n\"a@b;c@d\"\nann@example.com\n");

    assertThat(report.errors())
        .extracting(ImportReport.LineError::line, ImportReport.LineError::field)
        .containsExactly(
            tuple(2L, "email"), tuple(3L, "email"), tuple(4L, "email"), tuple(5L, "email"));
    assertThat(report.made()).isEqualTo(1);
  }

  @Test
  void countsNamesInCharactersAndWantsToSeeSomething() {
    assertThat(report("email,name\na@b.c," + EMOJI.repeat(150) + "\n").errors()).isEmpty();
    for (String name : List.of(EMOJI.repeat(201), "\u200B", "a\u202Eb")) {
      assertThat(report("email,name\na@b.c," + name + "\n").errors())
          .extracting(ImportReport.LineError::field)
          .containsExactly("name");
    }
  }

  @Test
  void usersKeepAnIdThatATokenBroughtInPlaceOfAnAddress() {
    ImportReport kept = report("email,externalId,name\nemployee 7,7,Ann\n", known("employee 7"));
    ImportReport changed = report("email,externalId\nemployee 8,7\n", known("employee 7"));

    assertThat(kept.errors()).isEmpty();
    assertThat(kept.updated()).isEqualTo(1);
    assertThat(changed.errors()).extracting(ImportReport.LineError::field).containsExactly("email");
  }

  @Test
  void usersWithAnIdNeedNoAddress() {
    assertThat(report("externalId,name\n7,Ann\n").made()).isEqualTo(1);
    assertThat(report("email,externalId\n,7\na@b.c,\n").made()).isEqualTo(2);
    assertThat(report("email,externalId,name\n,,Ann\n").errors())
        .extracting(ImportReport.LineError::field)
        .containsExactly("email");
  }

  @Test
  void usersKeepAnAddressAndAnIdThatALineLeavesEmpty() {
    for (String line : List.of("7,,Ann", ",ann@b.c,Ann")) {
      ImportPlan plan = plan("externalId,email,name\n" + line + "\n", known("ann@b.c"));

      assertThat(plan.report().errors()).isEmpty();
      ReaderProfile profile = plan.updates().get(0).profile();
      assertThat(profile.getEmail()).isEqualTo("ann@b.c");
      assertThat(profile.getExternalId()).isEqualTo("7");
      assertThat(profile.getName()).isEqualTo("Ann");
    }
    assertThat(report("externalId,email\n7,\n", known("ann@b.c")).unchanged()).isEqualTo(1);
  }

  @Test
  void emptyCellsOfOtherColumnsResetTheirValues() {
    Reader ann = known("ann@b.c");
    ann.getProfile().setName("Ann");

    assertThat(plan("externalId,name\n7,\n", ann).updates().get(0).profile().getName()).isNull();
  }

  @Test
  void usersKeepANameFromBeforeTheRule() {
    Reader ann = known("ann@b.c");
    ann.getProfile().setName("a\u202Eb");

    assertThat(report("email,name,lang\nann@b.c,a\u202Eb,de\n", ann).errors()).isEmpty();
    assertThat(report("email,name\nann@b.c,a\u202Ec\n", ann).errors())
        .extracting(ImportReport.LineError::field)
        .containsExactly("name");
  }
}
