package fr.paraphe.browser;

import com.microsoft.playwright.Page;
import fr.paraphe.engine.replay.Replay;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.web.dossier.PlayedCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A browser before the source document's case, lived through to its end once for all tests that begin here. */
@ParapheTest
@ExtendWith(Chromium.class)
@TestPropertySource(properties = PlayedCase.CONTEXT)
abstract class PlayedCasePages {

    @LocalServerPort
    private int port;
    @Autowired
    private Replay replay;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void play() {
        PlayedCase.ensure(replay, jdbc);
    }

    /** Logs in on the way to one of our pages. */
    final Page logIn(Screen screen, String account, String path) {
        screen.logInTo(address(path), account, "paraphe-demo");
        screen.page().waitForURL(reached -> reached.startsWith(address(path)));
        return screen.page();
    }

    final String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    final int port() {
        return port;
    }
}
