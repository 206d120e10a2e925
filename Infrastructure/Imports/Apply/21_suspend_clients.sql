UPDATE clients.clients c SET suspended = true FROM discredited d WHERE c.id = d.client_id
