package fr.paraphe.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** {@link ParapheTest} with the small process of {@link GuardedCase} beside the application's own: for what holds of every case, whatever its rooms. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ParapheTest
@Import({ParapheTest.StandingClock.class, GuardedCase.Rooms.class})
public @interface DoorTest {
}
