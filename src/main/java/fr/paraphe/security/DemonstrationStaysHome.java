package fr.paraphe.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The password of the demonstration accounts is public: with them the application is reached from its own machine only. Checked before anything else is built. */
@Configuration(proxyBeanMethods = false)
class DemonstrationStaysHome {

    @Bean
    static BeanFactoryPostProcessor refuseADemonstrationInPublic(Environment environment) {
        return beans -> {
            if (environment.getProperty("paraphe.demo.enabled", Boolean.class, false) && !isLoopback(environment.getProperty("server.address", ""))) {
                throw new StartRefusedException("Paraphe ne démarre pas : les comptes de démonstration, dont le mot de passe est public, ne s’ouvrent que sur la "
                    + "machine elle-même ; mettez server.address à 127.0.0.1 ou paraphe.demo.enabled à false.");
            }
        };
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
