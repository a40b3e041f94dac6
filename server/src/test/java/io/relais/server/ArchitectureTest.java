package io.relais.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The dependencies that docs/architecture.md draws, and the habits that keep the house small. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.relais");
    private static final Set<String> CLOCK_CALLS = Set.of(
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.time.OffsetDateTime.now()",
            "java.time.Clock.systemUTC()",
            "java.time.Clock.systemDefaultZone()",
            "java.lang.System.currentTimeMillis()");

    static final ArchRule core_packages_form_no_cycle =
            slices().matching("io.relais.core.(*)..").should().beFreeOfCycles();

    static final ArchRule the_contract_depends_on_nothing = noClasses()
            .that()
            .resideInAnyPackage("io.relais.connector", "io.relais.vocabulary")
            .should()
            .dependOnClassesThat(DescribedPredicate.not(resideInAPackage("io.relais.connector")
                    .or(resideInAPackage("io.relais.vocabulary"))
                    .or(resideInAPackage("java.."))
                    .or(resideInAPackage("org.jspecify.."))));

    static final ArchRule connectors_see_only_the_contract = noClasses()
            .that()
            .resideInAPackage("io.relais.connector.*..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.relais.core..",
                    "io.relais.routes..",
                    "io.relais.server..",
                    "io.relais.mcp..",
                    "org.apache.camel..",
                    "io.quarkus..");

    static final ArchRule connectors_open_no_socket = noClasses()
            .that()
            .resideInAPackage("io.relais.connector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.nio.channels..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.Socket");

    static final ArchRule core_knows_no_route_no_http_and_no_partner = noClasses()
            .that()
            .resideInAPackage("io.relais.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "io.quarkus..",
                    "jakarta.ws.rs..",
                    "java.net.http..",
                    "io.relais.routes..",
                    "io.relais.server..",
                    "io.relais.mcp..",
                    "io.relais.seeds..",
                    "io.relais.connector.*..");

    static final ArchRule only_core_speaks_to_the_database = noClasses()
            .that()
            .resideOutsideOfPackages("io.relais.core..", "io.relais.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "org.postgresql..");

    static final ArchRule route_builders_live_in_routes =
            classes().that(are(assignableTo(RoutesBuilder.class))).should().resideInAPackage("io.relais.routes..");

    static final ArchRule routes_hold_no_sql_and_no_rule = noClasses()
            .that()
            .resideInAPackage("io.relais.routes..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "javax.sql..", "io.relais.connector..");

    static final ArchRule the_clock_is_injected = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.relais.server.Ground")
            .and()
            .resideOutsideOfPackages("io.relais.sandbox..", "io.relais.bench..", "io.relais.core.postgres..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "reads the wall clock",
                    (JavaMethodCall call) ->
                            CLOCK_CALLS.contains(call.getTarget().getFullName())));

    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?)$")
            .orShould()
            .haveNameMatching(".*\\.(Default|Abstract)[A-Z].*");

    static final ArchRule an_interface_has_more_than_one_implementation = classes()
            .that()
            .areInterfaces()
            .and()
            .areNotAnnotations()
            // The contract's ports are implemented by connectors and hub; Outbound and Settings by the container.
            .and()
            .resideOutsideOfPackage("io.relais.connector..")
            .and()
            .doNotHaveSimpleName("package-info")
            .and()
            .doNotHaveFullyQualifiedName("io.relais.core.connection.Outbound")
            .and()
            .resideOutsideOfPackage("io.relais.server.settings..")
            .should(haveSeveralImplementations());

    @TestFactory
    Stream<DynamicTest> every_rule_holds() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(field ->
                        DynamicTest.dynamicTest(field.getName(), () -> ((ArchRule) field.get(null)).check(HOUSE)));
    }

    @Test
    void every_module_of_the_house_is_looked_at() {
        assertThat(HOUSE.stream().map(JavaClass::getPackageName).distinct())
                .contains(
                        "io.relais.connector",
                        "io.relais.connector.bookingcom",
                        "io.relais.connector.channex",
                        "io.relais.connector.ical",
                        "io.relais.core.reservation",
                        "io.relais.routes",
                        "io.relais.mcp",
                        "io.relais.seeds",
                        "io.relais.server.console");
    }

    private static ArchCondition<JavaClass> haveSeveralImplementations() {
        return new ArchCondition<>("have several implementations") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long implementations = type.getAllSubclasses().stream()
                        .filter(subclass -> !subclass.isInterface())
                        .count();
                boolean functional = type.isAnnotatedWith(FunctionalInterface.class);
                boolean generated = type.getAnnotations().stream()
                        .anyMatch(a -> a.getRawType().getName().startsWith("io.quarkus"));
                events.add(new SimpleConditionEvent(
                        type,
                        functional || generated || implementations != 1,
                        type.getName() + " has " + implementations + " implementation"));
            }
        };
    }
}
