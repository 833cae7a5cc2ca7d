package fr.paraphe.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import fr.paraphe.ParapheApplication;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who may enter where, and what nobody may do: the rules of the house that a compiler does not know. */
@AnalyzeClasses(packages = Rooms.HOUSE, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Who reaches into the engine's own implementation; a move to another engine would have to follow each of them (docs/adr/0001). */
    private static final List<String> MAY_USE_THE_ENGINES_INSIDE = List.of(
            Rooms.HOUSE + ".engine.guard.",
            Rooms.HOUSE + ".engine.audit.",
            Rooms.HOUSE + ".engine.retention.HistoryCleanup",
            Rooms.HOUSE + ".engine.lists.",
            Rooms.HOUSE + ".engine.EngineConfiguration",
            Rooms.HOUSE + ".engine.CaseTenantProvider",
            Rooms.HOUSE + ".engine.NamedDeployment",
            Rooms.HOUSE + ".engine.operation.IncidentMails",
            Rooms.HOUSE + ".engine.operation.OneStartAtATime",
            Rooms.HOUSE + ".engine.operation.SignOfLife",
            Rooms.HOUSE + ".security.AsTheHouse",
            Rooms.HOUSE + ".security.EngineDoorFilter");

    /** Where the machine's clock is handed to the application, once. */
    private static final Set<String> MAY_READ_THE_MACHINES_CLOCK = Set.of("fr.paraphe.engine.EngineConfiguration");

    @ArchTest
    static void aRoomUsesOnlyTheRoomsItsArrowsPointTo(JavaClasses house) {
        Set<String> trespasses = new TreeSet<>();
        for (JavaClass type : house) {
            String room = Rooms.roomOf(type).orElse("");
            // The root package is vocabulary and enters no room, except the class that starts everything.
            boolean starter = type.isEquivalentTo(ParapheApplication.class);
            Set<String> allowed = starter ? Set.of("engine") : Rooms.ARROWS.getOrDefault(room, Set.of());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                Rooms.roomOf(dependency.getTargetClass().getBaseComponentType())
                        .filter(other -> !other.equals(room) && !allowed.contains(other))
                        .ifPresent(other -> trespasses.add((room.isEmpty() ? "the root package" : room) + " -> " + other + ": " + dependency.getDescription()));
            }
        }
        assertThat(trespasses).isEmpty();
    }

    @ArchTest
    static void everyRoomIsOnThePlan(JavaClasses house) {
        assertThat(house.stream().flatMap(type -> Rooms.roomOf(type).stream())).isSubsetOf(Rooms.ARROWS.keySet());
    }

    @ArchTest
    static void everyRoomSaysWhatItHolds(JavaClasses house) throws IOException {
        try (Stream<Path> rooms = Files.list(Path.of("src/main/java/fr/paraphe")).filter(Files::isDirectory)) {
            assertThat(rooms).allSatisfy(room -> {
                Path info = room.resolve("package-info.java");
                assertThat(info).exists();
                assertThat(Files.readString(info)).startsWith("/**").contains("package " + Rooms.HOUSE + "." + room.getFileName() + ";");
            });
        }
    }

    @ArchTest
    static final ArchRule roomsFormNoCircle = slices().matching(Rooms.HOUSE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule aComponentIsFoundByTheStart = noClasses()
            .that(describe("lie within one that is no component", type -> type.getEnclosingClass().filter(outer -> !outer.isMetaAnnotatedWith(Component.class)).isPresent()))
            .should().beMetaAnnotatedWith(Component.class)
            .because("ParapheApplication looks for components among classes of their own only");

    @ArchTest
    static final ArchRule theEngineStaysInItsPlaces = noClasses()
            .that().resideOutsideOfPackages("..process..", Rooms.HOUSE + ".engine..", Rooms.HOUSE + ".security..")
            .should().dependOnClassesThat().resideInAPackage("org.camunda..")
            .because("that is the exit door: a move to another engine touches these packages only");

    @ArchTest
    static final ArchRule theEnginesInsideIsLeftAlone = noClasses()
            .that(describe("are not " + MAY_USE_THE_ENGINES_INSIDE, type -> MAY_USE_THE_ENGINES_INSIDE.stream().noneMatch(type.getName()::startsWith)))
            .should().dependOnClassesThat().resideInAPackage("org.camunda..impl..");

    @ArchTest
    static final ArchRule delegatesStayAtTheBorder = noClasses()
            .that().resideInAPackage(Rooms.HOUSE + ".*.process..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "org.springframework.data..", "org.springframework.jdbc..")
            .because("a delegate reads the business key and calls one service method")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule aRoomKnowsNothingOfItsDelegates = noClasses()
            .that().resideOutsideOfPackages("..process..", Rooms.HOUSE + ".engine..", Rooms.HOUSE + ".web..")
            .should().dependOnClassesThat().resideInAPackage(Rooms.HOUSE + ".*.process..")
            .because("rules, entities and services are used by the process, not the other way round; only the API may call a room's use case that moves the process on")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule rulesArePlainJava = classes()
            .that(describe("are records, enums or sealed interfaces of a room", ArchitectureTest::isRuleOrValue))
            .should(dependOnlyOnPlainJavaAndOurOwnValues());

    @ArchTest
    static final ArchRule theCivilClockSaysWhatDayItIs = noClasses()
            .that(describe("are not the clock's configuration", type -> !MAY_READ_THE_MACHINES_CLOCK.contains(type.getName())))
            .should().accessTargetWhere(readsTheMachinesClock().or(readsTheMachinesZone()));

    @ArchTest
    static final ArchRule nobodyWaits = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static void nothingIsCountedInFloatingPoint(JavaClasses house) {
        Set<String> floats = new TreeSet<>();
        for (JavaClass type : house) {
            type.getFields().stream().filter(field -> isFloating(field.getRawType())).map(JavaField::getFullName).forEach(floats::add);
            type.getCodeUnits().stream()
                    .filter(unit -> isFloating(unit.getRawReturnType()) || unit.getRawParameterTypes().stream().anyMatch(ArchitectureTest::isFloating))
                    .map(JavaCodeUnit::getFullName).forEach(floats::add);
        }
        assertThat(floats).isEmpty();
    }

    @ArchTest
    static final ArchRule moneyIsNotMadeFromFloatingPoint = noClasses()
            .should().accessTargetWhere(describe("makes a BigDecimal from a double or turns it into one", access ->
                    access.getTargetOwner().isEquivalentTo(BigDecimal.class)
                            && (Set.of("doubleValue", "floatValue").contains(access.getName())
                            || access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit && unit.getRawParameterTypes().stream().anyMatch(ArchitectureTest::isFloating))));

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould().beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould().beAnnotatedWith("jakarta.inject.Inject")
            .orShould().beAnnotatedWith("jakarta.annotation.Resource")
            .orShould().beAnnotatedWith("jakarta.persistence.PersistenceContext");

    @ArchTest
    static final ArchRule blobsAreBytesOnBothDatabases = noFields()
            .should().beAnnotatedWith("jakarta.persistence.Lob")
            .because("PostgreSQL would keep it as a large object outside the row");

    @ArchTest
    static final ArchRule tablesAreReadAndWrittenInOnePlace = noClasses().that().resideOutsideOfPackage(Rooms.HOUSE + ".csv")
            .should().dependOnClassesThat().resideInAPackage("org.apache.commons.csv..")
            .because("no cell of a table of ours may be read as a formula");

    @ArchTest
    static void whoAnswersATableHasItFromThere(JavaClasses house) {
        List<JavaMethod> answering = house.stream().flatMap(type -> type.getMethods().stream()).filter(ArchitectureTest::answersCsv).toList();
        assertThat(answering).isNotEmpty().allSatisfy(method ->
                assertThat(method.getOwner().getDirectDependenciesFromSelf()).as(method.getFullName())
                        .anySatisfy(use -> assertThat(use.getTargetClass().getName()).isEqualTo(Rooms.HOUSE + ".csv.CsvSheet")));
    }

    @ArchTest
    static final ArchRule noXmlIsRead = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("javax.xml.parsers..", "javax.xml.stream..", "javax.xml.transform..", "org.xml.sax..", "jakarta.xml.bind..")
            .because("whoever reads some has to shut out document types, entities and foreign addresses, and says so here");

    @ArchTest
    static final ArchRule useCasesAreTransactions = methods()
            .that().arePublic().and().areNotStatic()
            .and().areDeclaredInClassesThat().areAnnotatedWith("org.springframework.stereotype.Service")
            .should(runInATransaction())
            .allowEmptyShould(true);

    private static boolean answersCsv(JavaMethod method) {
        return method.getAnnotations().stream().map(annotation -> annotation.get("produces").orElse(null))
                .anyMatch(produced -> produced instanceof Object[] types && Stream.of(types).anyMatch(type -> String.valueOf(type).contains("csv")));
    }

    private static boolean isRuleOrValue(JavaClass type) {
        boolean aRooms = Rooms.roomOf(type).filter(room -> !Set.of("web", "engine", "security").contains(room)).isPresent();
        return (aRooms || type.getPackageName().equals(Rooms.HOUSE))
                && !type.getPackageName().contains(".process")
                && !type.isAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
                && (type.isRecord() || type.isEnum() || type.isInterface() && type.reflect().isSealed());
    }

    private static ArchCondition<JavaClass> dependOnlyOnPlainJavaAndOurOwnValues() {
        return new ArchCondition<>("import java.. and our own values only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    boolean plain = target.isPrimitive() || target.getPackageName().startsWith("java.")
                            || type.isAnnotatedWith("jakarta.persistence.Embeddable") && target.getPackageName().equals("jakarta.persistence")
                            || Rooms.isOurs(target) && !target.isMetaAnnotatedWith("org.springframework.stereotype.Component")
                            && !target.isAssignableTo("org.springframework.data.repository.Repository");
                    if (!plain) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    static DescribedPredicate<JavaAccess<?>> readsTheMachinesClock() {
        Set<String> clocks = Set.of("java.time.LocalDate", "java.time.LocalTime", "java.time.LocalDateTime", "java.time.ZonedDateTime", "java.time.OffsetDateTime",
                "java.time.OffsetTime", "java.time.Instant", "java.time.Year", "java.time.YearMonth", "java.time.MonthDay");
        return describe("reads the machine's clock", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            return clocks.contains(owner) && name.equals("now")
                    || owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick"))
                    || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                    || owner.equals("java.util.Calendar") && name.equals("getInstance")
                    || Set.of("java.util.Date", "java.util.GregorianCalendar").contains(owner) && isConstructorWithoutArguments(access)
                    || owner.equals("org.camunda.bpm.engine.impl.util.ClockUtil") && !Set.of("setCurrentTime", "reset").contains(name);
        });
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheMachinesZone() {
        return describe("reads or sets the machine's zone", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            return owner.equals("java.time.ZoneId") && name.equals("systemDefault")
                    || owner.equals("java.util.TimeZone") && Set.of("getDefault", "setDefault").contains(name);
        });
    }

    private static boolean isConstructorWithoutArguments(JavaAccess<?> access) {
        return access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit && unit.getRawParameterTypes().isEmpty();
    }

    private static boolean isFloating(JavaClass type) {
        return List.of("double", "float", "java.lang.Double", "java.lang.Float").contains(type.getBaseComponentType().getName());
    }

    private static ArchCondition<JavaMethod> runInATransaction() {
        return new ArchCondition<>("run in a transaction (on the method or its class)") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                String transactional = "org.springframework.transaction.annotation.Transactional";
                if (!method.isAnnotatedWith(transactional) && !method.getOwner().isAnnotatedWith(transactional)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " runs outside any transaction"));
                }
            }
        };
    }
}
