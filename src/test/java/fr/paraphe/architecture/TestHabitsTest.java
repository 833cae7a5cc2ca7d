package fr.paraphe.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds for the tests too: none is close to "now" and none waits for time to pass. */
@AnalyzeClasses(packages = Rooms.HOUSE, importOptions = ImportOption.OnlyIncludeTests.class)
class TestHabitsTest {

    @ArchTest
    static final ArchRule testsSetTheClock = noClasses().should().accessTargetWhere(ArchitectureTest.readsTheMachinesClock());

    @ArchTest
    static final ArchRule testsNeverWait = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
