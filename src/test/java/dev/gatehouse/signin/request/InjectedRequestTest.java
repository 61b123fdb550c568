package dev.gatehouse.signin.request;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

@AnalyzeClasses(packages = "dev.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class InjectedRequestTest {
  private static final DescribedPredicate<JavaClass> READ_AN_INJECTED_REQUEST =
      describe(
          "read parameters and get the request injected",
          candidate ->
              candidate.getFields().stream()
                      .anyMatch(
                          field ->
                              field.getRawType().isEquivalentTo(HttpServletRequest.class)
                                  && field.isAnnotatedWith(Inject.class))
                  && candidate.getMethodCallsFromSelf().stream()
                      .anyMatch(call -> call.getTarget().getName().startsWith("getParameter")));

  /** The container's own request neither decodes the query nor has the form any more. */
  @ArchTest
  static final ArchRule parametersAreThoseThatGatehouseRead =
      classes()
          .that(READ_AN_INJECTED_REQUEST)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ReadParameters.class);
}
