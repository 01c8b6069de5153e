import type { Client } from '@/lib/domain/company';
import type { Database } from './open';

export const listClients = (db: Database): Promise<Client[]> => db.getAll('clients');
