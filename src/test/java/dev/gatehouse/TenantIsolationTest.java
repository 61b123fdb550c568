package dev.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.MappedSuperclass;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tenant isolation is part of every store's signatures: a method that hands out what belongs to a
 * tenant takes the tenant. The stores are found by themselves, in whatever room they are.
 */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = DoNotIncludeTests.class)
class TenantIsolationTest {

  /** Entities that belong to no tenant, and why. */
  private static final Map<String, String> OF_THE_PLATFORM =
      Map.of(
          "Tenant", "is the tenant itself; a host name leads to it before its id is known",
          "Operator", "runs any number of tenants; grants say which",
          "ApiToken", "opens any number of tenants; grants say which",
          "PlatformSettings", "are the platform's own",
          "FeedRow", "names something that changed, of whichever tenant",
          "PlatformKey", "is the platform's own",
          "StreamMark", "is a number of a stream of all tenants");

  /** Stores that read across tenants, and why. */
  private static final Map<String, String> ACROSS_TENANTS =
      Map.of(
          "AllSigningKeys", "finds whose key signed a token that its site refuses",
          "AuditTrail", "its filter names the sites that the operator may see",
          "Deliveries", "hands web hooks to the node that delivers",
          "WatchedRules", "hands alert rules to the node that evaluates them",
          "AlertMessages", "hands messages to the node that delivers",
          "ProblemReading",
              "tells of problems that were read for the sites that the caller may see",
          "Streams", "its filters name the site or the sites that the caller may see",
          "PlatformEvents", "lists the events of every tenant, for platform administrators");

  private static final DescribedPredicate<JavaClass> STORES =
      DescribedPredicate.describe(
          "are stores",
          type ->
              (type.isAnnotatedWith(ApplicationScoped.class)
                      || type.getModifiers().contains(JavaModifier.ABSTRACT))
                  && type.getAllFields().stream()
                      .anyMatch(field -> field.getRawType().isEquivalentTo(EntityManager.class)));

  @ArchTest
  static final ArchRule everyQueryIsBoundToTenant =
      methods()
          .that()
          .areNotPrivate()
          .and()
          .areDeclaredInClassesThat(STORES)
          .should(
              new ArchCondition<JavaMethod>("hand out a tenant's entities for that tenant only") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  boolean holds =
                      !handsOutTenantsEntities(method)
                          || ACROSS_TENANTS.containsKey(method.getOwner().getSimpleName())
                          || method.getRawParameterTypes().stream()
                              .anyMatch(TenantIsolationTest::namesTenant);
                  events.add(
                      new SimpleConditionEvent(
                          method, holds, method.getFullName() + " takes no tenant"));
                }
              });

  private static boolean handsOutTenantsEntities(JavaMethod method) {
    return method.getReturnType().getAllInvolvedRawTypes().stream()
        .flatMap(TenantIsolationTest::withComponents)
        .anyMatch(TenantIsolationTest::belongsToTenant);
  }

  /** A record hands out what it holds. */
  private static Stream<JavaClass> withComponents(JavaClass type) {
    return type.isRecord()
        ? Stream.concat(
            Stream.of(type),
            type.getFields().stream()
                .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream()))
        : Stream.of(type);
  }

  private static boolean belongsToTenant(JavaClass type) {
    return (type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(MappedSuperclass.class))
        && !OF_THE_PLATFORM.containsKey(type.getSimpleName());
  }

  /** An entity, or a record with a tenant's id, carries its tenant with it. */
  private static boolean namesTenant(JavaClass parameter) {
    return isTenantId(parameter)
        || parameter.isEquivalentTo(Tenant.class)
        || belongsToTenant(parameter)
        || parameter.isRecord()
            && parameter.getFields().stream().anyMatch(field -> isTenantId(field.getRawType()));
  }

  private static boolean isTenantId(JavaClass type) {
    return type.isEquivalentTo(TenantId.class);
  }
}
