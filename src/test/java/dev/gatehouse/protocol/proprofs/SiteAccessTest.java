package dev.gatehouse.protocol.proprofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.claims.Claims;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Site ID's (comma separated)". */
class SiteAccessTest {
  private static final long CALLED = 44567;
  private static final Set<Long> OPENABLE = Set.of(CALLED, 77898L, 5L);

  private static SiteAccess of(Object claim) {
    Map<String, Object> members = new HashMap<>();
    members.put("site_access", claim);
    return SiteAccess.of(new Claims(members), OPENABLE, CALLED);
  }

  @Test
  void opensTheSitesThatAreListedInTheirOrder() {
    assertThat(of("77898,44567").opened()).containsExactly(77898L, CALLED);
    assertThat(of("77898,44567").ignored()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" 77898 , 5", "77898,,5,", "\t77898,\n5", "77898,5,77898", "077898,5"})
  void toleratesBlanksAndWhatIsListedTwice(String claim) {
    assertThat(of(claim)).isEqualTo(new SiteAccess(Set.of(77898L, 5L), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , ,"})
  void withoutAnEntryOnlyTheSiteThatWasCalledIsOpened(String claim) {
    assertThat(of(claim)).isEqualTo(new SiteAccess(Set.of(CALLED), List.of()));
  }

  @Test
  void withoutTheClaimOnlyTheSiteThatWasCalledIsOpened() {
    assertThat(of(null)).isEqualTo(new SiteAccess(Set.of(CALLED), List.of()));
  }

  @Test
  void ignoresWhatIsNoIdAndWhatTheConnectionDoesNotOpen() {
    SiteAccess access = of("5,6,all,-5,5.0,0x5,٥,12345678901234567890,ann@example.com");

    assertThat(access.opened()).containsExactly(5L);
    assertThat(access.ignored()).hasSize(8);
    assertThat(access.told())
        .isEqualTo(
            "Opens site 5. Ignored entries of site_access that this connection does not open (8):"
                + " 6.");
  }

  @Test
  void opensNothingWhenEveryEntryIsIgnored() {
    assertThat(of("6;7").opened()).isEmpty();
    assertThat(of("all").opened()).isEmpty();
  }

  @Test
  void isATextAndNothingElse() {
    for (Object other : List.of(List.of("5"), true, Map.of())) {
      assertThat(new Claims(Map.of("site_access", other)).find("site_access", SiteAccess.ENTRIES))
          .isEmpty();
    }
  }
}
