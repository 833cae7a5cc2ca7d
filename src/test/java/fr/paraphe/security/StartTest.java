package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.ParapheTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParapheTest
class StartTest {

    @Autowired
    ProcessEngine engine;

    @Test
    void starts() {
        assertThat(engine.getName()).isEqualTo("default");
    }
}
