package fr.paraphe;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.service.spi.ServiceContributor;

/**
 * No classes made at start for entities to stand in for one another: an entity of ours names another by its key, so nothing is ever loaded behind somebody's back, and
 * fields that are private are read by reflection with or without such classes. They took a large part of the start. A reference that would need one is refused by Hibernate.
 */
public final class PlainEntities implements ServiceContributor {

    @Override
    public void contribute(StandardServiceRegistryBuilder services) {
        services.addService(BytecodeProvider.class, new BytecodeProviderImpl());
    }
}
