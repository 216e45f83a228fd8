import { QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { api, queryClient, SignedInContext, type SignedIn, useSignedIn } from './api.ts';

function Name() {
  return useSignedIn().user.fullName;
}

it('a page of somebody who is signing out is told of them until it goes', () => {
  const ana = { state: 'signed-in', user: { fullName: 'Ana' } } as SignedIn;
  // The core has answered that nobody is signed in, and the page is drawn once more before the frame goes.
  queryClient.setQueryData(api.session.current.queryKey(), { state: 'signed-out' } as never);
  const page = createElement(SignedInContext, { value: ana }, createElement(Name));
  expect(renderToString(createElement(QueryClientProvider, { client: queryClient }, page))).toBe('Ana');
});
