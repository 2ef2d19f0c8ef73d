package dev.gatehouse.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LogEventTest {
    private enum Sample implements LogEvent {
        STARTED;

        @Override
        public int code() {
            return 4711;
        }

        @Override
        public Level level() {
            return Level.WARN;
        }

        @Override
        public String message() {
            return "started";
        }
    }

    @Test
    void lineCarriesTheIdTheNameAndTheFields() {
        Logger logger = (Logger) LoggerFactory.getLogger(LogEventTest.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);

        Sample.STARTED.log(logger, "port", 1);

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(ch.qos.logback.classic.Level.WARN);
            assertThat(line.getFormattedMessage()).isEqualTo("started");
            assertThat(line.getKeyValuePairs())
                    .extracting(Object::toString)
                    .containsExactly("event.code=\"4711\"", "event.action=\"STARTED\"", "port=\"1\"");
        });
        logger.detachAppender(lines);
    }
}
